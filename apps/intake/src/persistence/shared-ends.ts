import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@huiying/messaging';
import type { CaseFile, LinkedCase } from '../case/case-file';
import type { Decision } from '../case/decision';
import { closedTogether, type PartNews } from '../case/end-of-parts';
import { completedWithMaster, followersTold, type ClosedClocks } from '../case/follow-routing';
import { repliedReceipt, type OpenedReply } from '../case/link-case';
import { closed, opened } from '../case/same-matter';
import { endOf, shareEnd, type MasterEnd } from '../case/share-end';
import { Cases } from './cases';
import { sameMatters } from './stores';
import { Wholes } from './wholes';

/** The end of a case reaches the matter it stood for and the cases that were linked to it. */
@Injectable()
export class SharedEnds {
  constructor(
    private readonly cases: Cases,
    private readonly wholes: Wholes,
  ) {}

  /** After any decision; does nothing unless it ended the case. @param end when its own events do not say how it ended */
  async share(unit: UnitOfWork, decision: Decision, at: number, end = endOf(decision)): Promise<void> {
    const { file } = decision;
    if (file.status !== 'ended') return;
    await this.leaveMatter(unit, file, file.outcome === 'completed');
    if (end) await this.endFollowers(unit, file, end, at);
    await this.tellWhole(unit, file, { end: file.outcome, round: file.round }, at);
  }

  /** A part of a split case has gone on: so may the original, and whoever is linked to that one. */
  async tellWhole(unit: UnitOfWork, part: CaseFile, news: PartNews, at: number): Promise<void> {
    const { whole, answered, ended } = await this.wholes.hear(unit, part, news, at);
    if (whole && answered) await this.answerFollowers(unit, whole, answered);
    if (!ended) return;
    await this.share(unit, ended, at);
    if (ended.file.outcome === 'completed')
      await this.completeFollowers(unit, ended.file, closedTogether(ended.file.parts ?? [], at), at);
  }

  /** Everybody whose case is linked to this one has the reply, one for all (Q16). */
  async answerFollowers(unit: UnitOfWork, master: CaseFile, reply: OpenedReply): Promise<void> {
    const followers = await this.followers(unit, master);
    unit.publish(followers.map((follower) => repliedReceipt(follower, reply)));
  }

  /** The linked cases are completed with their master, as its clocks say of it. */
  async completeFollowers(
    unit: UnitOfWork,
    master: CaseFile,
    closed: ClosedClocks,
    at: number,
  ): Promise<void> {
    if (!master.followers) return;
    for (const follower of await this.followers(unit, master)) {
      const decision = completedWithMaster(follower, closed, at);
      await this.cases.save(unit, decision.file);
      unit.publish(decision.events);
    }
    await this.cases.save(unit, followersTold(master));
  }

  /** A redo has opened the case again: the next one of the same matter is linked to it. */
  async reopen(unit: UnitOfWork, file: CaseFile): Promise<void> {
    await this.wholes.reopen(unit, file);
    const { facts, matterId } = file;
    if (matterId === undefined) return;
    const row = (await unit.find(sameMatters, matterId)) ?? {};
    unit.save(
      sameMatters,
      matterId,
      opened(row, { caseId: facts.caseId, upstreamCaseNo: facts.upstreamCaseNo }),
    );
  }

  /** The linked cases that still follow the master; one that was withdrawn by itself no longer does. */
  async followers(unit: UnitOfWork, master: CaseFile): Promise<LinkedCase[]> {
    const found = await Promise.all((master.followers ?? []).map((id) => this.cases.find(unit, id)));
    return found.filter((file): file is LinkedCase => file?.status === 'linked');
  }

  /** A case that follows another one by a person's decision is no longer the open one of its matter. */
  async standsForNothing(unit: UnitOfWork, file: CaseFile): Promise<void> {
    await this.leaveMatter(unit, file, false);
  }

  private async leaveMatter(
    unit: UnitOfWork,
    { facts, matterId }: CaseFile,
    handled: boolean,
  ): Promise<void> {
    if (matterId === undefined) return;
    const row = await unit.find(sameMatters, matterId);
    if (row) unit.save(sameMatters, matterId, closed(row, facts.caseId, handled));
  }

  private async endFollowers(unit: UnitOfWork, master: CaseFile, end: MasterEnd, at: number): Promise<void> {
    for (const follower of await this.followers(unit, master)) {
      const decision = shareEnd(follower, end, at);
      await this.cases.save(unit, decision.file);
      unit.publish(decision.events);
    }
  }
}
