import tseslint from 'typescript-eslint';

/** Decisions are pure: no clock, no environment, no randomness (docs/architecture.md). */
const pure = {
  'no-restricted-globals': ['error', { name: 'process', message: 'A decision gets configuration as an argument.' }, { name: 'fetch', message: 'A decision has no I/O.' }],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: 'Time comes in as an argument.' },
    { object: 'Math', property: 'random', message: 'A decision is repeatable.' },
  ],
  'no-restricted-syntax': [
    'error',
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes in as an argument.' },
  ],
};

/** Folders of apps that are not nouns with decisions. */
const shells = ['consumers', 'timers', 'persistence', 'http', 'projections'];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.huiying/**', 'coverage/**', '**/*.cjs', 'bench/naive/**'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 300 }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { inheritedMethods: false } }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // pg and kafkajs give rows and protocol answers as any; each is named where it enters
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // a port's method may be asynchronous for one adapter only
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true, allowNever: true }],
    },
  },
  // kafkajs' internals are untyped; what we take from them is named in kafkajs-types.ts
  { files: ['libs/messaging/src/log/**/*.ts'], rules: { '@typescript-eslint/no-explicit-any': 'off', '@typescript-eslint/unbound-method': 'off' } },
  { files: ['**/*.spec.ts', '**/*.features.ts'], rules: { 'max-lines': ['error', { max: 400 }], '@typescript-eslint/unbound-method': 'off', '@typescript-eslint/no-explicit-any': 'off' } },
  {
    files: ['apps/*/src/*/*.ts', 'libs/policy/src/checks/**/*.ts', 'libs/working-days/src/**/*.ts'],
    ignores: [...shells.map((folder) => `apps/*/src/${folder}/**`), '**/*.spec.ts', '**/calendar-files.ts'],
    rules: pure,
  },
);
