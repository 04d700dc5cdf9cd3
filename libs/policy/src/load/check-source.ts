import { checkBlocks } from './check-blocks';
import { checkReferences } from './check-references';
import { checkShape } from './check-shape';
import type { PackSource } from './read-pack-folder';

/**
 * Refuses a pack whose files break the closed schema, whose dates leave a gap or overlap, or that names what does not
 * exist. `defaults` is undefined for the defaults themselves. @throws PackFault with file, key, value and expectation
 */
export function checkSource(source: PackSource, defaults: PackSource | undefined): void {
  checkShape(source);
  checkBlocks(source, defaults);
  if (defaults) checkReferences(source, defaults);
}
