import { DeadlineChanged, DeadlineSet, type DataOf, type Incoming } from '@huiying/contracts';
import { Consumer, ref, type AggregateRef, type Received, type UnitOfWork } from '@huiying/messaging';
import { noteDeadline } from '../order/note-deadline';
import { CaseFiles } from '../persistence/case-files';
import { caseFiles, ratingReferences } from '../persistence/stores';

type Deadline = Pick<DataOf<typeof DeadlineSet>, 'caseId' | 'ratingId' | 'orderId' | 'kind' | 'dueAt'>;

/** A rating's deadline is none of a case's; its row only remembers what has been read. */
const landing = ({ data, subject }: Incoming<Deadline>): AggregateRef =>
  data.ratingId !== undefined ? ref(ratingReferences, data.ratingId) : ref(caseFiles, data.caseId ?? subject);

async function note(cases: CaseFiles, { data }: Received<Deadline>, unit: UnitOfWork): Promise<void> {
  const { orderId, kind, dueAt } = data;
  if (data.ratingId !== undefined || data.caseId === undefined || orderId === undefined) return;
  const noted = noteDeadline(await cases.find(unit, data.caseId), { orderId, kind, dueAt });
  if (noted) cases.save(unit, noted);
}

/** sla has told the unit until when it may return the order or declare it complex. */
@Consumer(DeadlineSet, { aggregate: landing })
export class OnDeadlineSet {
  constructor(private readonly cases: CaseFiles) {}

  async handle(message: Received<DataOf<typeof DeadlineSet>>, unit: UnitOfWork): Promise<void> {
    await note(this.cases, message, unit);
  }
}

/** … and that it has moved: a new calendar, an extension. */
@Consumer(DeadlineChanged, { aggregate: landing })
export class OnDeadlineChanged {
  constructor(private readonly cases: CaseFiles) {}

  async handle(message: Received<DataOf<typeof DeadlineChanged>>, unit: UnitOfWork): Promise<void> {
    await note(this.cases, message, unit);
  }
}
