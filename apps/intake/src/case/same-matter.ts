/**
 * Where the cases of one person on one matter meet (clock question Q16). Whoever comes or ends writes this row, so that
 * of two at the same time the later one always sees the earlier one. Who follows the open case is in that case's own
 * record: a case linked in the very moment in which its master is answered writes the same row as the answer does.
 */
export interface SameMatter {
  /** The open case; later ones are linked to it. */
  readonly open?: MasterCase;
  /** Id of the case that was handled and closed last (LN-21: taken again only with new facts or reasons). */
  readonly closed?: string;
}

export interface MasterCase {
  readonly caseId: string;
  readonly upstreamCaseNo: string;
}

/** The first open case of a matter is its master; a redo opens it again, unless another one has come meanwhile. */
export function opened(matter: SameMatter, master: MasterCase): SameMatter {
  return matter.open ? matter : { ...matter, open: master };
}

/**
 * The open case ended. Only one that was handled counts as closed: a refused, returned or withdrawn one has said nothing
 * about the matter.
 */
export function closed(matter: SameMatter, caseId: string, handled: boolean): SameMatter {
  if (matter.open?.caseId !== caseId) return matter;
  const { open: _ended, ...rest } = matter;
  return handled ? { ...rest, closed: caseId } : rest;
}
