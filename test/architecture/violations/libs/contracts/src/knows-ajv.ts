import Ajv from 'ajv';
export const a = Ajv;
