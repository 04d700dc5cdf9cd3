import { Body, Controller, Get, Module, Param, Post, Put, Req, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CommandRefused, NotYetKnown, ref, store } from '@huiying/messaging';
import type { CommandRequest } from '@huiying/messaging';
import { IsBoolean, IsString } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignJWT, exportSPKI, generateKeyPair } from 'jose';
import { closedUntil } from './boot/doorkeeper';
import { createApp, openEdge } from './boot/edge';
import { CurrentPrincipal, Public, Roles } from './auth/roles';
import { inScope } from './auth/principal';
import type { Principal } from './auth/principal';
import { commandOf } from './command/command-of';
import { answerWith, withEtag } from './command/etag';
import { ProblemException } from './problem/problem-exception';

const things = store<object>('thing');
const seen: CommandRequest[] = [];

class ReviewBody {
  @IsBoolean()
  passed!: boolean;

  @IsString()
  reason!: string;
}

@Controller('things')
class Things {
  @Get('forgotten')
  forgotten(): string {
    return 'never';
  }

  @Get('open')
  @Public()
  open(): object {
    return { open: true };
  }

  @Get(':id')
  @Roles('reviewer', 'department')
  one(@CurrentPrincipal() principal: Principal, @Res({ passthrough: true }) reply: FastifyReply): object {
    return withEtag(reply, 3, { principal });
  }

  @Post(':id/review')
  @Roles('reviewer')
  review(
    @Param('id') id: string,
    @Body() body: ReviewBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): unknown {
    seen.push(commandOf(request, principal, ref(things, id)));
    if (id === 'parked') throw new CommandRefused({ kind: 'parked' });
    if (id === 'stale') throw new CommandRefused({ kind: 'stale', version: 9 });
    if (id === 'reused') throw new CommandRefused({ kind: 'idempotency-key-reused' });
    if (id === 'unknown') throw new NotYetKnown(['routing.cases']);
    if (id === 'late')
      throw new ProblemException(409, 'ORDER.TOO_LATE', { ruleId: 'LN-27', detail: '已超过时限' });
    if (id === 'defect') throw new Error(`cannot read 13812345678 of ${body.reason}`);
    return answerWith(reply, { status: 202, body: { id } });
  }

  @Put(':id')
  @Roles('reviewer')
  put(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
  ): void {
    seen.push(commandOf(request, principal, ref(things, id)));
  }
}

@Module({ controllers: [Things] })
class ThingsModule {}

let app: NestFastifyApplication;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let ready = false;
let open = true;

beforeAll(async () => {
  keys = await generateKeyPair('EdDSA', { extractable: true });
  const settings = { service: 'things', jwtPublicKey: await exportSPKI(keys.publicKey), logLevel: 'silent' };
  app = await createApp(ThingsModule, settings);
  openEdge(app, settings, { isReady: () => ready, details: () => ({ broker: ready }) });
  closedUntil(app.getHttpAdapter().getInstance(), () => open);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(() => app.close());

const minutesFromNow = (minutes: number): number => Math.floor(Date.now() / 1000) + minutes * 60;

function token(claims: object = {}, expires = minutesFromNow(5), issuer = 'huiying'): Promise<string> {
  return new SignJWT({ role: 'reviewer', jurisdiction: '360783', ...claims })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setSubject('reviewer-1')
    .setIssuer(issuer)
    .setAudience('huiying')
    .setExpirationTime(expires)
    .sign(keys.privateKey);
}

async function call(method: 'GET' | 'POST' | 'PUT', url: string, headers: object = {}, body?: object) {
  const answer = await app.inject({
    method,
    url,
    headers: { ...headers },
    ...(body ? { payload: body } : {}),
  });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json<Record<string, unknown>>() };
}

const bearer = async (claims: object = {}) => ({ authorization: `Bearer ${await token(claims)}` });
const review = async (id: string, headers: object = {}, body: object = { passed: true, reason: 'ok' }) =>
  call(
    'POST',
    `/things/${id}/review`,
    { ...(await bearer()), 'idempotency-key': 'k1', 'if-match': '"3"', ...headers },
    body,
  );

describe('who may call', () => {
  it('refuses a route that nobody opened, with any token', async () => {
    const answer = await call('GET', '/things/forgotten', await bearer());
    expect(answer).toMatchObject({ status: 403, body: { code: 'AUTH.ROUTE_NOT_OPEN' } });
  });

  it('lets a public route be called without a token', async () => {
    expect(await call('GET', '/things/open')).toMatchObject({ status: 200, body: { open: true } });
  });

  it('tells the route who calls, and the version of what it shows', async () => {
    const answer = await call('GET', '/things/1', await bearer({ role: 'department', org: 'LN-JTJ' }));
    expect(answer.body['principal']).toEqual({
      sub: 'reviewer-1',
      role: 'department',
      jurisdiction: '360783',
      org: 'LN-JTJ',
    });
    expect(answer.headers['etag']).toBe('"3"');
  });

  it('refuses a role that the route does not name', async () => {
    const answer = await call('GET', '/things/1', await bearer({ role: 'bi' }));
    expect(answer).toMatchObject({ status: 403, body: { code: 'AUTH.ROLE_NOT_ALLOWED' } });
  });

  it('refuses no token, an expired one, another issuer, an unknown role, a department without organisation', async () => {
    const bad: [string, string][] = [
      ['', 'AUTH.TOKEN_MISSING'],
      [`Bearer ${await token({}, minutesFromNow(-1))}`, 'AUTH.TOKEN_EXPIRED'],
      [`Bearer ${await token({}, minutesFromNow(5), 'someone')}`, 'AUTH.TOKEN_INVALID'],
      [`Bearer ${await token({ role: 'king' })}`, 'AUTH.TOKEN_INVALID'],
      [`Bearer ${await token({ role: 'department' })}`, 'AUTH.TOKEN_INVALID'],
    ];
    for (const [authorization, code] of bad) {
      expect(await call('GET', '/things/1', { authorization })).toMatchObject({
        status: 401,
        body: { code },
      });
    }
  });

  it('refuses a token that names another algorithm, whatever its signature', async () => {
    const [, claims] = (await token()).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    const answer = await call('GET', '/things/1', { authorization: `Bearer ${header}.${claims}.` });
    expect(answer).toMatchObject({ status: 401, body: { code: 'AUTH.TOKEN_INVALID' } });
  });

  it('keeps rows of another jurisdiction or organisation out of scope', () => {
    const reviewer: Principal = { sub: 'a', role: 'reviewer', jurisdiction: '360783' };
    const department: Principal = { ...reviewer, role: 'department', org: 'LN-JTJ' };
    expect(inScope(reviewer, { jurisdiction: '360783', org: 'LN-GAJ' })).toBe(true);
    expect(inScope(reviewer, { jurisdiction: '410772' })).toBe(false);
    expect(inScope({ ...reviewer, jurisdiction: '*' }, { jurisdiction: '410772' })).toBe(true);
    expect(inScope(department, { jurisdiction: '360783', org: 'LN-GAJ' })).toBe(false);
    expect(inScope(department, { jurisdiction: '360783' })).toBe(false);
  });
});

describe('commands', () => {
  it('carries principal, key, request hash and the version that the caller saw', async () => {
    const answer = await review('7');
    expect(answer).toMatchObject({ status: 202, body: { id: '7' } });
    expect(seen[seen.length - 1]).toMatchObject({
      principal: 'reviewer-1',
      idempotencyKey: 'k1',
      target: { ref: { id: '7' }, version: 3 },
    });
  });

  it('hashes a request alike whatever the order of its fields, and differently for another body', async () => {
    await review('7', {}, { passed: true, reason: 'ok' });
    await review('7', {}, { reason: 'ok', passed: true });
    await review('7', {}, { reason: 'ok', passed: false });
    const [first, second, third] = seen.slice(-3).map((command) => command.requestHash);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('needs an Idempotency-Key and a precondition', async () => {
    expect(await review('7', { 'idempotency-key': '' })).toMatchObject({
      status: 400,
      body: { code: 'IDEMPOTENCY.KEY_MISSING' },
    });
    const headers = { ...(await bearer()), 'idempotency-key': 'k' };
    expect(await call('PUT', '/things/7', headers)).toMatchObject({
      status: 428,
      body: { code: 'PRECONDITION.REQUIRED' },
    });
    expect(await review('7', { 'if-match': 'W/"3"' })).toMatchObject({
      body: { code: 'PRECONDITION.MALFORMED' },
    });
  });

  it('reads If-None-Match: * as creation and If-Match: * as any version', async () => {
    await review('7', { 'if-match': '*' });
    const headers = { ...(await bearer()), 'idempotency-key': 'k', 'if-none-match': '*' };
    await app.inject({ method: 'PUT', url: '/things/7', headers });
    expect(seen.slice(-2).map((command) => command.target?.version)).toEqual(['any', 'none']);
  });

  it.each([
    ['parked', 409, 'CASE.PARKED', {}],
    ['stale', 412, 'PRECONDITION.STALE', { etag: '"9"' }],
    ['reused', 422, 'IDEMPOTENCY.KEY_REUSED', {}],
    ['unknown', 404, 'NOT_YET_KNOWN', { 'retry-after': '1' }],
  ])('answers a %s resource with %i %s', async (id, status, code, headers) => {
    const answer = await review(id);
    expect(answer).toMatchObject({ status, headers, body: { code, status } });
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('names the rule that refused', async () => {
    expect((await review('late')).body).toMatchObject({
      type: 'urn:huiying:problem:ORDER.TOO_LATE',
      title: 'Conflict',
      code: 'ORDER.TOO_LATE',
      ruleId: 'LN-27',
      detail: '已超过时限',
    });
  });

  it('says nothing of a defect: no message, no stack, no phone number', async () => {
    const answer = await review('defect');
    expect(answer).toMatchObject({ status: 500, body: { code: 'INTERNAL', title: 'Internal Server Error' } });
    expect(JSON.stringify(answer.body)).not.toMatch(/138|stack|cannot/);
  });
});

describe('bodies', () => {
  it('refuses a missing, a wrong and an unknown field by its path, without repeating the value', async () => {
    const { status, body } = await review('7', {}, { passed: 'perhaps', phone: '13812345678' });
    expect({ status, code: body['code'] }).toEqual({ status: 400, code: 'REQUEST.INVALID' });
    expect((body['errors'] as { path: string }[]).map((error) => error.path).sort()).toEqual([
      '/passed',
      '/phone',
      '/reason',
    ]);
    expect(JSON.stringify(body)).not.toContain('13812345678');
  });

  it('refuses what is not JSON and what poisons a prototype', async () => {
    for (const payload of ['{"passed":', '{"__proto__":{"passed":true}}']) {
      const headers = { ...(await bearer()), 'content-type': 'application/json', 'if-match': '"3"' };
      const answer = await app.inject({ method: 'POST', url: '/things/7/review', headers, payload });
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ code: 'REQUEST.MALFORMED' });
    }
  });

  it('answers an unknown path as a problem too', async () => {
    expect(await call('GET', '/nowhere')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });
});

describe('probes and documents', () => {
  it('is live before it is ready', async () => {
    expect((await call('GET', '/health/live')).status).toBe(200);
    expect(await call('GET', '/health/ready')).toMatchObject({ status: 503, body: { broker: false } });
    ready = true;
    expect(await call('GET', '/health/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
  });

  it('answers nothing but probes while messaging is not up', async () => {
    open = false;
    expect(await call('GET', '/things/open')).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });
    expect((await call('GET', '/health/live')).status).toBe(200);
    open = true;
    expect((await call('GET', '/things/open')).status).toBe(200);
  });

  it('measures requests by route pattern, never by path', async () => {
    await review('secret-id');
    const metrics = await app.inject({ method: 'GET', url: '/metrics' });
    expect(metrics.body).toContain('route="/things/:id/review"');
    expect(metrics.body).not.toContain('secret-id');
  });

  it('serves the OpenAPI document', async () => {
    const { body } = await call('GET', '/docs-json');
    expect(Object.keys(body['paths'] as object)).toContain('/things/{id}/review');
  });
});
