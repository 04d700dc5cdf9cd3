/** Who may import whom. Each rule has a planted violation under test/architecture/violations that must be found. */
const SERVICE = '^apps/([^/]+)/';
const NOUN = '^apps/[^/]+/src/(?!consumers/|timers/|persistence/|http/|projections/)[^/]+/';
const spec = '\\.(spec|features)\\.ts$';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', comment: 'A cycle has no beginning for a reader; one of types only vanishes when compiled.', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'contracts-know-the-schema-library-only',
      severity: 'error',
      comment: 'The published language depends on nothing of ours.',
      from: { path: '^libs/contracts/src/', pathNot: ['^libs/contracts/src/generate/', spec] },
      to: { pathNot: ['^libs/contracts/', '(^|/)node_modules/@sinclair/typebox', '^(node:)?(crypto|util)$'] },
    },
    {
      name: 'working-days-know-nothing',
      severity: 'error',
      comment: 'Calendar arithmetic is usable by anybody; its loader alone reads files.',
      from: { path: '^libs/working-days/src/', pathNot: spec },
      to: { pathNot: ['^libs/working-days/', '^(node:)?(fs|path)$'] },
    },
    {
      name: 'policy-knows-working-days-only',
      severity: 'error',
      comment: 'Packs and their interpreter have no I/O after load.',
      from: { path: '^libs/policy/src/', pathNot: spec },
      to: { path: ['^libs/(?!policy/|working-days/)', '^apps/', '(^|/)node_modules/(@nestjs|typeorm|pg|kafkajs)/'] },
    },
    {
      name: 'only-messaging-knows-the-kafka-client',
      severity: 'error',
      comment: 'The client sits behind ports so that another can replace it. The embedded platform, the bench and outside clients are no services.',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/messaging/src/log/', '^libs/testing/', spec] },
      to: { path: '(^|/)node_modules/kafkajs/' },
    },
    {
      name: 'messaging-knows-contracts-only',
      severity: 'error',
      comment: 'The engine knows no law and no service.',
      from: { path: '^libs/messaging/src/', pathNot: spec },
      to: { path: ['^libs/(?!messaging/|contracts/)', '^apps/'] },
    },
    {
      name: 'services-meet-in-contracts',
      severity: 'error',
      comment: 'No service imports another one.',
      from: { path: SERVICE, pathNot: spec },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'decisions-are-pure',
      severity: 'error',
      comment: 'A decision depends on contracts, policy and working days; Nest, the database and the engine stay outside.',
      from: { path: NOUN, pathNot: spec },
      to: { path: ['(^|/)node_modules/(@nestjs|typeorm|pg|rxjs|kafkajs)/', '^libs/(?!contracts/|policy/|working-days/)', '^apps/[^/]+/src/(consumers|timers|persistence|http)/'] },
    },
    {
      name: 'nothing-imports-consumers',
      severity: 'error',
      comment: 'A consumer is an entrance.',
      from: { path: '^apps/', pathNot: ['^apps/[^/]+/src/consumers/', '\\.module\\.ts$', spec] },
      to: { path: '^apps/[^/]+/src/consumers/' },
    },
    {
      name: 'testing-is-for-specs',
      severity: 'error',
      comment: 'Production code never meets test fixtures.',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/testing/', spec] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'no-inside-through-own-index',
      severity: 'error',
      comment: "A library's inside never imports its own index.",
      from: { path: '^libs/([^/]+)/src/', pathNot: ['/index\\.ts$', spec] },
      to: { path: '^libs/$1/src/index\\.ts$' },
    },
    {
      name: 'no-grab-bags',
      severity: 'error',
      comment: 'A name that could hold anything soon does.',
from: { path: '^(apps|libs)/' },
      to: { path: '/(utils?|common|helpers?|lib|misc|base|manager|shared)[/.]', pathNot: 'node_modules' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
