import { SetMetadata, applyDecorators, createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { PUBLIC_IN_DOCUMENT, ROLES_IN_DOCUMENT } from '../boot/edge-in-words';
import type { Principal, Role } from './principal';

export const ROLES_OF_ROUTE = 'huiying:roles';
export const PUBLIC_ROUTE = 'huiying:public';

/** Who may call the route (or every route of the controller). A route with neither `@Roles` nor `@Public` is refused. */
export const Roles = (...roles: [Role, ...Role[]]): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(ROLES_OF_ROUTE, roles), ApiExtension(ROLES_IN_DOCUMENT, roles));

/** The route needs no bearer token: it is open, or checks a credential of its own (a QR token). */
export const Public = (): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(PUBLIC_ROUTE, true), ApiExtension(PUBLIC_IN_DOCUMENT, true));

export type AuthenticatedRequest = FastifyRequest & { principal?: Principal };

/** The caller. @throws Error on a public route, where there is none. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!principal) throw new Error('@CurrentPrincipal on a route without @Roles');
  return principal;
});
