// The contract, held by every client that people have.
import { after, before, describe } from 'node:test';
import { AI_SDK } from './adapters/ai-sdk.mjs';
import { HTTP } from './adapters/http.mjs';
import { MISTRAL } from './adapters/mistral.mjs';
import { SDKS } from './adapters/sdks.mjs';
import { contract, KEY } from './contract.mjs';
import { startGateway } from './gateway.mjs';
import { startServer } from './server.mjs';

describe('every client', () => {
  const running = {};
  before(async () => { [running.server, running.gateway] = await Promise.all([startServer({ keys: `contract ${KEY}` }), startGateway()]); });
  after(() => Promise.all([running.server?.stop(), running.gateway?.stop()]));
  for (const adapter of [...SDKS, MISTRAL, ...AI_SDK, ...HTTP]) contract(adapter, () => running);
});
