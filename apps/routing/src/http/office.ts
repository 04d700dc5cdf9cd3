import type { Principal } from '@huiying/http';

/**
 * An officer sees the rows of the place, whatever organisation the token names: that organisation says where a conflict
 * of interest lies, not what may be looked at. A department's token keeps its organisation and with it its narrow scope.
 */
export function officeOf(principal: Principal): Principal {
  if (principal.role === 'department') return principal;
  const { sub, role, jurisdiction } = principal;
  return { sub, role, jurisdiction };
}
