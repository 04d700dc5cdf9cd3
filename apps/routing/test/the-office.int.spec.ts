import * as contracts from '@huiying/contracts';
import { localDateOf, plusDays, shippedCalendar, startOfDay } from '@huiying/working-days';
import { KY, LN, XX, submissionFor } from '../src/a-case.fixture';
import {
  accept,
  command,
  http,
  listen,
  office,
  onboard,
  pool,
  send,
  startRouting,
  stopRouting,
  told,
  until,
  type Json,
} from './running-routing';

jest.setTimeout(180_000);
beforeAll(startRouting);
afterAll(stopRouting);

const supervisor = office('supervisor', '*');
const gateway = office('gateway', LN.code);
const contact = { name: '张三', phone: '0797-3500000' };
/** As a client does it: the entry may change in between (its topics were made), then it is read again. */
const putOrganisation = (org: string, body: Json) =>
  until('the entry stood still', async () => {
    const { etag } = await http(supervisor, 'GET', `/organisations/${org}`);
    const condition = etag === '' ? { 'if-none-match': '*' } : { 'if-match': etag };
    const answer = await http(supervisor, 'PUT', `/organisations/${org}`, body, condition);
    return answer.status !== 412 && answer;
  });

describe('the office of a place', () => {
  beforeAll(async () => {
    await onboard('ln-csj', LN.code, [{ taskCode: 'LN-T1' }]);
    await listen('dept.ln-csj.orders', 'routing.cases');
  });

  it('LN-69: the inspection office is called by the reference of the place, once its entry is in the directory', async () => {
    const phone = (reference: string) => http(gateway, 'GET', `/phones/${reference}`);
    expect((await phone(`${LN.code}.inspection_office`)).status).toBe(404);
    const roles = ['principal_leader', 'leader_in_charge', 'responsible', 'handler', 'receiver'];
    const contacts = Object.fromEntries(roles.map((role) => [role, contact]));
    const unit = { name: '市政府办', kind: 'administrative', jurisdiction: LN.code, contacts };
    expect((await putOrganisation('ln-zfb', unit)).body).toMatchObject({
      missingInDirectory: ['inspection_office'],
    });
    const withOffice = { ...unit, contacts: { ...contacts, inspection_office: contact } };
    expect((await putOrganisation('ln-zfb', withOffice)).body).not.toHaveProperty('missingInDirectory');
    expect((await phone(`${LN.code}.inspection_office`)).body).toEqual({
      ref: `${LN.code}.inspection_office`,
      phone: contact.phone,
    });
    expect((await phone('ln-csj.handler')).status).toBe(200);
    expect(await putOrganisation('ln-zfb', unit)).toMatchObject({
      status: 422,
      body: { code: 'ROUTING.CONTACT_MISSING', ruleId: 'LN-69' },
    });
  });

  it('LN-58: a fault is found only on the rating that says that the person of this case is dissatisfied after the redo', async () => {
    const { caseId, orderId } = await accept('3001', LN);
    await until(
      'the case on file',
      async () => (await http(supervisor, 'GET', `/cases/${caseId}`)).status === 200,
    );
    await command(office('dispatcher', LN.code), `/cases/${caseId}`, 'assignment', { lead: 'ln-csj' });
    const reviewer = office('reviewer', LN.code);
    const answered = async (round: number, more: Json = {}) => {
      const reply = { orderId, ...submissionFor(LN), ...more };
      await send(contracts.DeptOrderSubmitted, caseId, reply, 'dept.ln-csj.actions');
      await told('routing.order.submitted.v1', { orderId, round });
      await command(reviewer, `/orders/${orderId}`, 'review', { passed: true });
      const completed = await told('routing.case.completed.v1', { caseId, round });
      await send(contracts.CaseClocksClosed, caseId, { ...completed, onTime: true });
      await until('the round closed', async () => {
        const { body } = await http(supervisor, 'GET', `/cases/${caseId}`);
        return body['status'] === 'closed';
      });
    };
    await answered(1);
    const rating = { caseId, orderId, satisfaction: 'dissatisfied' };
    const first = contracts.ratingIdOf('provincial', 'R1');
    await send(contracts.RedoRequested, first, {
      ...rating,
      ratingId: first,
      ruleId: 'LN-49',
      requestedAt: '2026-11-20T10:00:00+08:00',
    });
    await told('order.redo.v1', { orderId, round: 2 });
    await answered(2, { redoClass: 'A' });
    const finding = (ratingId: string) =>
      command(reviewer, `/cases/${caseId}`, 'fault-finding', {
        ratingId,
        atFault: true,
        reason: '未实地查看',
      });
    expect((await finding(first)).body).toMatchObject({
      code: 'ORDER.NOT_UNSATISFIED_AFTER_REDO',
      ruleId: 'LN-58',
    });
    const second = contracts.ratingIdOf('provincial', 'R2');
    await send(contracts.RedoUnsatisfied, second, {
      ...rating,
      ratingId: second,
      round: 2,
      ratedAt: '2026-11-27T10:00:00+08:00',
    });
    await until('the rating to be on file', async () => {
      const { rows } = await pool.query(`select 1 from case_file where id = $1 and doc ? 'unsatisfiedRedo'`, [
        caseId,
      ]);
      return rows.length > 0;
    });
    expect((await finding(second)).status).toBe(200);
    expect(await told('routing.fault.found.v1', { caseId })).toMatchObject({
      ratingId: second,
      atFault: true,
    });
  });

  it('XX-33, XX-06: a department says that it looked; a working day without a look is found when it is over', async () => {
    await onboard('xx-zrzy', XX.code, []);
    const department = { role: 'department', jurisdiction: XX.code, org: 'xx-zrzy' } as const;
    const look = await http(department, 'POST', '/organisations/xx-zrzy/looks', { staffNo: '0042' });
    expect(look).toMatchObject({
      status: 201,
      body: { state: 'open', looks: [{ how: 'said', staffNo: '0042' }] },
    });
    const ofOthers = { ...department, org: 'xx-scjg' };
    expect((await http(ofOthers, 'POST', '/organisations/xx-zrzy/looks', {})).status).toBe(403);

    // the working day before today, as its timer would have found it at midnight
    const calendar = shippedCalendar(XX.region);
    let on = plusDays(localDateOf(Date.now()), -1);
    while (!calendar.isWorkingDay(on)) on = plusDays(on, -1);
    await pool.query('insert into timer (store, aggregate_id, name, due_at) values ($1, $2, $3, $4)', [
      'duty_day',
      `xx-zrzy.${on}`,
      'duty:xx-zrzy',
      new Date(startOfDay(plusDays(on, 1))),
    ]);
    expect(await told('routing.duty.look_missed.v1', { org: 'xx-zrzy', on })).toMatchObject({
      missed: ['morning', 'noon', 'evening'],
      ruleId: 'XX-06',
    });
    const missed = await http(office('supervisor', XX.code), 'GET', '/duty-log?missed=true');
    expect(missed.body['items']).toMatchObject([{ org: 'xx-zrzy', on, state: 'settled', looks: [] }]);
    expect((await http(department, 'GET', '/duty-log')).body['items']).toHaveLength(2);
    const { rows } = await pool.query(
      `select due_at from timer where name = 'duty:xx-zrzy' and due_at > now()`,
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  it('XX-17: what a person marks as urgent stands first for the dispatcher, page by page, whoever has waited longer', async () => {
    const dispatcher = office('dispatcher', XX.code);
    const ofNobody = { serviceCase: {} };
    const waiting = [
      (await accept('1701', XX, ofNobody)).caseId,
      (await accept('1702', XX, ofNobody)).caseId,
    ];
    const listed = async (query = '') => (await http(dispatcher, 'GET', `/dispatch${query}`)).body;
    const ids = ({ items }: Json) => (items as Json[]).map(({ caseId }) => caseId);
    await until('both wait', async () => ids(await listed()).length === 2);
    expect(ids(await listed())).toEqual(waiting);
    const mark = { urgent: true, reason: '群众被困，须立即处理' };
    const marked = await command(dispatcher, `/cases/${waiting[1]}`, 'urgency', mark);
    expect(marked).toMatchObject({ status: 200, body: { urgency: 'urgent', urgencyMark: { urgent: true } } });
    const first = await listed('?limit=1');
    expect(ids(first)).toEqual([waiting[1]]);
    expect(ids(await listed(`?limit=1&cursor=${String(first['next'])}`))).toEqual([waiting[0]]);
    const { body } = await http(dispatcher, 'GET', `/cases/${waiting[1]}/records`);
    expect(body['items']).toMatchObject([{ kind: 'urgency', note: mark.reason }]);
  });

  it('LN-25: a special report holds a case back until the leader’s instruction is recorded, for the office to read', async () => {
    const { caseId } = await accept('3002', LN);
    const dispatcher = office('dispatcher', LN.code);
    await until(
      'the case on file',
      async () => (await http(dispatcher, 'GET', `/cases/${caseId}`)).status === 200,
    );
    const report = (body: Json) => command(dispatcher, `/cases/${caseId}`, 'special-report', body);
    const assign = () => command(dispatcher, `/cases/${caseId}`, 'assignment', { lead: 'ln-csj' });
    expect((await report({ ground: 'hot', summary: '多名群众反映同一路段积水' })).status).toBe(200);
    expect(await assign()).toMatchObject({
      status: 409,
      body: { code: 'CASE.INSTRUCTION_AWAITED', ruleId: 'LN-25' },
    });
    const instructed = await report({ instruction: '请城管局牵头，三日内拿出方案', instructedBy: '李市长' });
    expect(instructed.body['specialReport']).toMatchObject({ ground: 'hot', instructions: 1 });
    expect((await assign()).status).toBe(200);
    expect((await http(dispatcher, 'GET', `/cases/${caseId}/records`)).body['items']).toMatchObject([
      { kind: 'special_report', note: '多名群众反映同一路段积水' },
      { kind: 'special_report', instruction: '请城管局牵头，三日内拿出方案', approvedBy: '李市长' },
    ]);
    const { rows } = await pool.query(
      `select doc from case_file where id = $1 union all select doc from case_text where id = $1`,
      [caseId],
    );
    expect(JSON.stringify(rows)).not.toMatch(/积水|李市长|三日内/);
    await told('routing.case.special_report.v1', { caseId, state: 'instructed' });
  });

  it('KY-18, KY-34, KY-39, KY-58: the room passes on with its opinion, tracks, tells the person, archives', async () => {
    await onboard('ky-gaj', KY.code, []);
    const { etag, body: known } = await http(supervisor, 'GET', '/organisations/ky-gaj');
    const { name, kind, jurisdiction, contacts } = known;
    const windows = [{ windowNo: 'A-12', head: contact, from: '2022-05-09' }];
    const amended = { name, kind, jurisdiction, contacts, windows };
    const put = await http(supervisor, 'PUT', '/organisations/ky-gaj', amended, { 'if-match': etag });
    expect(put.body['windows']).toEqual([{ windowNo: 'A-12', from: '2022-05-09', hasHead: true }]);
    await listen('dept.ky-gaj.orders');

    const { caseId, orderId } = await accept('4001', KY, {
      serviceCase: {},
      respondent: { windowNo: 'A-12' },
    });
    const dispatcher = office('dispatcher', KY.code);
    const proposed = await until('the case on the list', async () => {
      const { body } = await http(dispatcher, 'GET', '/dispatch');
      return (body['items'] as Json[]).find((item) => item['caseId'] === caseId);
    });
    expect(proposed).toMatchObject({ candidates: [{ org: 'ky-gaj', grounds: ['window'] }] });
    const assignment = { lead: 'ky-gaj', opinion: '请首席代表核查当日叫号' };
    expect((await command(dispatcher, `/cases/${caseId}`, 'assignment', assignment)).status).toBe(200);
    expect(await told('order.assigned.v1', { orderId })).toMatchObject({
      addresseeRole: 'chief_representative',
      opinion: '请首席代表核查当日叫号',
    });
    const room = office('reviewer', KY.code);
    const tracking = async () =>
      ((await http(room, 'GET', '/tracking')).body['items'] as Json[]).find(
        (item) => item['caseId'] === caseId,
      );
    expect(await tracking()).toMatchObject({ tracked: 0 });
    const at = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    for (const kind of ['tracking', 'study']) {
      const work = { kind, at, level: 'unit', chiefRepresentative: true, note: '与首席代表会商' };
      expect((await command(room, `/cases/${caseId}`, 'records', work)).status).toBe(200);
    }
    expect(await tracking()).toMatchObject({ tracked: 1 });
    expect((await http(room, 'GET', `/cases/${caseId}/records`)).body['items']).toMatchObject([
      { kind: 'opinion', note: '请首席代表核查当日叫号' },
      { kind: 'tracking', note: '与首席代表会商' },
      { kind: 'study' },
    ]);

    const reply = { orderId, ...submissionFor(KY) };
    await send(contracts.DeptOrderSubmitted, caseId, reply, 'dept.ky-gaj.actions');
    await told('routing.order.submitted.v1', { orderId });
    const archive = () =>
      command(room, `/cases/${caseId}`, 'archive', { archiveNo: '42', papers: ['form-42'] });
    expect((await archive()).body).toMatchObject({ code: 'CASE.WRONG_STATE', ruleId: 'KY-58' });
    const when = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    const feedback = { at: when, by: 'room', satisfaction: 'satisfied', suggestions: '增加窗口' };
    expect((await command(room, `/cases/${caseId}`, 'feedback', feedback)).status).toBe(200);
    const completed = await told('routing.case.completed.v1', { caseId });
    await send(contracts.CaseClocksClosed, caseId, { ...completed, onTime: true });
    await until('closed', async () => {
      const { body } = await http(room, 'GET', `/cases/${caseId}`);
      return body['status'] === 'closed';
    });
    expect((await archive()).body['archive']).toMatchObject({
      archiveNo: '42',
      papers: ['form-42'],
      records: 2,
    });
  });
});
