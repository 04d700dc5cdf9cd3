import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ProblemException } from '../problem/problem-exception';
import { PUBLIC_ROUTE, ROLES_OF_ROUTE } from './roles';
import type { AuthenticatedRequest } from './roles';
import type { Role } from './principal';
import type { VerifyToken } from './tokens';

/**
 * Deny by default: what a route does not open stays shut, so a forgotten decorator is a refusal and not a leak.
 * Answers 401 `AUTH.TOKEN_MISSING|TOKEN_INVALID|TOKEN_EXPIRED`, 403 `AUTH.ROLE_NOT_ALLOWED|ROUTE_NOT_OPEN`.
 */
export class AccessGuard implements CanActivate {
  private readonly reflector = new Reflector();

  constructor(private readonly verify: VerifyToken) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    const roles = this.reflector.getAllAndOverride<readonly Role[] | undefined>(ROLES_OF_ROUTE, places);
    const open = this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_ROUTE, places);
    // the nearer decorator wins only within its kind; both at once is read as the stricter one
    if (!roles) {
      if (open) return true;
      throw new ProblemException(403, 'AUTH.ROUTE_NOT_OPEN', { detail: 'no role may call this route' });
    }
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const principal = await this.verify(bearerOf(request.headers.authorization));
    if (!roles.includes(principal.role)) {
      throw new ProblemException(403, 'AUTH.ROLE_NOT_ALLOWED', {
        detail: `needs one of: ${roles.join(', ')}`,
      });
    }
    request.principal = principal;
    return true;
  }
}

function bearerOf(header: string | undefined): string {
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(header ?? '')?.[1];
  if (token) return token;
  throw new ProblemException(401, 'AUTH.TOKEN_MISSING', { headers: { 'www-authenticate': 'Bearer' } });
}
