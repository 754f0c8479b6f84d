// Loaded before Portkey's gateway, which has no option for it: makes it listen on the loopback interface only, and say where.
import { Server } from 'node:net';

const listen = Server.prototype.listen;
Server.prototype.listen = function listenOnLoopback(port) {
  this.once('listening', () => console.log(`Listening on 127.0.0.1:${this.address().port}`));
  return listen.call(this, { port: Number(port) || 0, host: '127.0.0.1' });
};
