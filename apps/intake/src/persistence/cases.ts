import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@huiying/messaging';
import type { CaseFile } from '../case/case-file';
import { cases, type CaseRecord } from './stores';

@Injectable()
export class Cases {
  record(unit: UnitOfWork, caseId: string): Promise<CaseRecord | undefined> {
    return unit.find(cases, caseId);
  }

  saveRecord(unit: UnitOfWork, caseId: string, record: CaseRecord): void {
    unit.save(cases, caseId, record);
  }

  /** The case itself; undefined while `created` has not been taken. */
  async find(unit: UnitOfWork, caseId: string): Promise<CaseFile | undefined> {
    return (await unit.find(cases, caseId))?.file;
  }

  async save(unit: UnitOfWork, file: CaseFile): Promise<void> {
    const record = await unit.find(cases, file.facts.caseId);
    if (!record) throw new Error(`case ${file.facts.caseId} has no record`);
    unit.save(cases, file.facts.caseId, { ...record, file });
  }
}
