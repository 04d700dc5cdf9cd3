/** Lets a child process of a test run this repository's TypeScript as Jest does: swc, and the @huiying aliases. */
const Module = require('node:module');
const { join, resolve } = require('node:path');
const { transformFileSync } = require('@swc/core');

const root = resolve(__dirname, '../../..');
const jsc = {
  parser: { syntax: 'typescript', decorators: true },
  transform: { legacyDecorator: true, decoratorMetadata: true },
  target: 'es2022',
  keepClassNames: true,
};

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => {
  const [, lib, inside = ''] = /^@huiying\/([a-z-]+)(\/.+)?$/.exec(request) ?? [];
  return resolveFilename(lib ? join(root, 'libs', lib, 'src', inside) : request, ...rest);
};
require.extensions['.ts'] = (module, filename) => {
  const { code } = transformFileSync(filename, { jsc, module: { type: 'commonjs' }, swcrc: false });
  module._compile(code, filename);
};

require(resolve(process.argv[2]));
