// Validates with ajv, an implementation of JSON Schema that shares nothing with the server's.
import Ajv from 'ajv';
import Ajv2019 from 'ajv/dist/2019.js';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

// Where ajv leaves the standard, by keyword. Texts that only break these are left out of account.
const DEVIATIONS = {
  // The quotient of two doubles is seldom whole: 0.3 is no multiple of 0.1 to it.
  multipleOf: error => !Number.isInteger(error.params.multipleOf) || !Number.isSafeInteger(error.data),
  // Numbers are doubles to it, and one beyond them is infinite and so none.
  type: error => error.data === Infinity || error.data === -Infinity,
  minimum: error => !Number.isSafeInteger(error.data),
  maximum: error => !Number.isSafeInteger(error.data),
  exclusiveMinimum: error => !Number.isSafeInteger(error.data),
  exclusiveMaximum: error => !Number.isSafeInteger(error.data),
};

// Those of the standard that ajv-formats has; others, such as url and int32, are annotations.
const FORMATS = [
  'date', 'time', 'date-time', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uuid', 'uri', 'uri-reference', 'uri-template', 'json-pointer',
  'relative-json-pointer', 'regex',
];

// Draft 4 and 6 mean the same in draft 7 but for what ajv then refuses to compile.
const DRAFTS = [[/2020-12/, Ajv2020], [/2019-09/, Ajv2019], [/draft-0[467]|json-schema\.org\/schema/, Ajv]];

/** @returns a function from a JSON text to its errors (none where it is valid), or null where ajv does not take the schema. */
export function validatorOf(schema) {
  const draft = schema?.$schema;
  const Draft = draft === undefined ? Ajv2020 : DRAFTS.find(([pattern]) => pattern.test(draft))?.[1];
  if (!Draft) return null;
  const ajv = new Draft({ strict: false, allErrors: false, verbose: true, logger: false, validateSchema: false });
  addFormats(ajv, FORMATS);
  let validate;
  try { validate = ajv.compile(withoutDraft(schema)); } catch { return null; }
  return text => validate(JSON.parse(text)) ? [] : validate.errors.filter(error => !DEVIATIONS[error.keyword]?.(error));
}

function withoutDraft(schema) {
  if (!/draft-0[46]/.test(schema?.$schema)) return schema;
  const { $schema, id, ...rest } = schema;
  return rest;
}
