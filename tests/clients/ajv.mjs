// Validates with ajv, an implementation of JSON Schema that shares nothing with the server's.
import Ajv from 'ajv';
import Ajv2019 from 'ajv/dist/2019.js';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

// Those of the standard that ajv-formats has; others, such as url and int32, are annotations.
const FORMATS = [
  'date', 'time', 'date-time', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uuid', 'uri', 'uri-reference', 'uri-template', 'json-pointer',
  'relative-json-pointer', 'regex',
];

// Where ajv leaves the standard, by keyword, and what is done about it.
const DEVIATIONS = {
  // format: an address may be at a host without a dot (RFC 5321, section 4.1.2), and the path of a URI be empty (RFC 3986, section 3.3).
  format: {
    email: own => text => own(text) || own(`${text}.example`),
    uri: own => text => own(text) || (/^[a-z][a-z0-9+.-]*:([?#].*)?$/i.test(text) && own(text.replace(':', ':x'))),
  },
  // multipleOf: the quotient of two doubles is seldom whole; 0.3 is no multiple of 0.1 to it.
  multipleOf: { multipleOfPrecision: 9 },
  // type, minimum, maximum and the like: numbers are doubles to it. Texts with others are not judged.
  numbers: value => Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value)),
};

// Draft 4 and 6 mean the same in draft 7 but for what ajv then refuses to compile.
const DRAFTS = [[/2020-12/, Ajv2020], [/2019-09/, Ajv2019], [/draft-0[467]|json-schema\.org\/schema/, Ajv]];

/** @returns a function from a JSON text to its errors (none where it is valid or not judged), or null where ajv does not take the schema. */
export function validatorOf(schema) {
  const draft = schema?.$schema;
  const Draft = draft === undefined ? Ajv2020 : DRAFTS.find(([pattern]) => pattern.test(draft))?.[1];
  if (!Draft) return null;
  const ajv = new Draft({ strict: false, logger: false, validateSchema: false, ...DEVIATIONS.multipleOf });
  addFormats(ajv, FORMATS);
  for (const [name, widen] of Object.entries(DEVIATIONS.format)) ajv.addFormat(name, widen(testOf(ajv.formats[name])));
  let validate;
  try { validate = ajv.compile(withoutDraft(schema)); } catch { return null; }
  return text => {
    const value = JSON.parse(text);
    return validate(value) || !numbersOf(value).every(DEVIATIONS.numbers) ? [] : validate.errors;
  };
}

const testOf = format => format instanceof RegExp ? text => format.test(text) : format.validate ? testOf(format.validate) : format;

const numbersOf = value => typeof value === 'number' ? [value]
  : value === null || typeof value !== 'object' ? []
  : Object.values(value).flatMap(numbersOf);

function withoutDraft(schema) {
  if (!/draft-0[46]/.test(schema?.$schema)) return schema;
  const { $schema, id, ...rest } = schema;
  return rest;
}
