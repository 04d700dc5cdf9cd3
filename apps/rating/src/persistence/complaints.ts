import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@huiying/messaging';
import type { ComplaintFile } from '../complaint/complaint-file';
import { complaints } from './stores';

/** Complaints that may be appealed (Q64). */
@Injectable()
export class Complaints {
  find(unit: UnitOfWork, caseId: string): Promise<ComplaintFile | undefined> {
    return unit.find(complaints, caseId);
  }

  save(unit: UnitOfWork, file: ComplaintFile): void {
    unit.save(complaints, file.caseId, file);
  }
}
