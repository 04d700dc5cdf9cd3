const aliases = { '^@huiying/([a-z-]+)$': '<rootDir>/libs/$1/src', '^@huiying/([a-z-]+)/(.+)$': '<rootDir>/libs/$1/src/$2' };
const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2022',
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
  },
];
const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  moduleNameMapper: aliases,
  transform: { '^.+\\.(t|j|mj)s$': swc },
  transformIgnorePatterns: ['/node_modules/(?!(jose)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.huiying'],
};

/** unit: pure, no I/O. int: one seam on the real broker and database. e2e: all five services. */
module.exports = {
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,test,deploy,bench,chaos}/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.int\\.spec\\.ts$', '\\.e2e\\.spec\\.ts$'],
    },
    {
      ...common,
      displayName: 'int',
      testMatch: ['<rootDir>/{apps,libs,test,deploy}/**/*.int.spec.ts', '<rootDir>/libs/messaging/**/*.features.ts'],
    },
    { ...common, displayName: 'e2e', testMatch: ['<rootDir>/test/flows/*.e2e.spec.ts'] },
  ],
};
