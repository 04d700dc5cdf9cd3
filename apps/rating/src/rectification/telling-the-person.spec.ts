import {
  OrganisationChanged,
  RectificationSubmitted,
  RectificationTold,
  ratingIdOf,
} from '@huiying/contracts';
import { draftOfValues, type Pack } from '@huiying/policy';
import { RatingInMemory, evening, policies } from '../consumers/rating.features';
import type { RecordedRating } from '../rating/rating-file';
import { owedBy, type Rectification } from './rectification';
import { reviewRectification } from './review-rectification';
import { submitRectification, type Rectified } from './submit-rectification';
import { tellPerson } from './tell-person';

const day = 86_400_000;
const ratingId = ratingIdOf('s', 'R1');
const jilin = policies.inForce('220271', '2026-11-25')!;
const submitted = policies
  .drafted(draftOfValues(jilin, { 'completion.event': 'submitted' }))
  .inForce('220271', '2026-11-25')!;
const done = { ratingId, disposition: 'by_deadline', measures: '增开窗口', result: '等候时间缩短' } as const;
const told = { answeredAt: '2026-11-26 15:00:00', answeredHow: '当面告知' };

async function rated(realName = true): Promise<RecordedRating> {
  const service = new RatingInMemory();
  await service.organisation({ org: 'a', jurisdiction: '220271' });
  const orgCode = OrganisationChanged.example.uscc ?? '';
  await service.ratedService({ jurisdiction: '220271', orgCode, rater: { name: '李明', realName } });
  const file = service.file();
  if (file.status !== 'recorded') throw new Error(file.status);
  return { ...file, deliveredAt: { a: evening } };
}

const taken = (outcome: object): Rectified => {
  if ('reasonCode' in outcome) throw new Error(String(outcome.reasonCode));
  return outcome as Rectified;
};
const submit = (file: RecordedRating, elements: object = {}, pack: Pack = jilin, at = evening + 2 * day) =>
  submitRectification(file, owedBy(file, 'a'), { ...done, elements }, { pack, now: at });
const accepted = (file: RecordedRating): Rectification => {
  const { rectification } = taken(submit(file));
  const review = { accepted: true, reason: '已核实', by: 'r-1' };
  return taken(reviewRectification(file, rectification, review, { pack: jilin, now: evening + 3 * day }))
    .rectification;
};
const tell = (file: RecordedRating, before: Rectification, at = evening + 4 * day, pack = jilin) =>
  tellPerson(file, before, { how: 'by_telephone', at, by: 'r-1' }, { pack, now: evening + 5 * day });

describe('the result is fed back to the person, and that counts (JL-09, Q72)', () => {
  it('a unit that told the person itself says when and how', async () => {
    const { events, rectification } = taken(submit(await rated(), told));
    expect(events[0]).toMatchObject({
      contract: RectificationSubmitted,
      data: { toldAt: '2026-11-26T15:00:00+08:00' },
    });
    expect(rectification.told).toMatchObject({ how: 'by_unit' });
    for (const wrong of [{ answeredAt: told.answeredAt }, { ...told, answeredAt: '2026-12-24 09:00:00' }])
      expect(submit(await rated(), wrong)).toMatchObject({
        ...{ reasonCode: 'RATING.RECTIFICATION_INCOMPLETE', ruleId: 'JL-09' },
      });
  });

  it('its word cannot lie before the notice that told it of the rating', async () => {
    const early = { ...told, answeredAt: '2026-11-01 09:00:00' };
    expect(taken(submit(await rated(), early)).events[0]).toMatchObject({
      data: { toldAt: '2026-11-25T20:00:00+08:00' },
    });
  });

  it('else the telling is owed, and the authority records it, since the rated are not shown who rated', async () => {
    const file = await rated();
    expect(taken(submit(file)).events[0]).toMatchObject({ data: { tellingOwed: true } });
    const outcome = taken(tell(file, accepted(file)));
    expect(outcome.events).toMatchObject([{ contract: RectificationTold, data: { ruleId: 'JL-09' } }]);
    expect(tell(file, outcome.rectification)).toMatchObject({ reasonCode: 'RATING.PERSON_TOLD' });
  });

  it('not before there is a result that was accepted', async () => {
    const file = await rated();
    const notYet = { reasonCode: 'RATING.NOT_RECTIFIED' };
    expect(tell(file, owedBy(file, 'a'))).toMatchObject(notYet);
    expect(tell(file, taken(submit(file)).rectification)).toMatchObject(notYet);
    expect(tell(file, accepted(file), evening)).toMatchObject(notYet);
  });

  it('nobody is owed it who gave no name, nor in the other reading, where the submission counts', async () => {
    const nobody = await rated(false);
    const [said] = taken(submit(nobody)).events;
    expect(said?.data).not.toHaveProperty('tellingOwed');
    const refused = { reasonCode: 'RATING.TELLING_NOT_OWED' };
    expect(tell(nobody, accepted(nobody))).toMatchObject(refused);
    const file = await rated();
    const [plain] = taken(submit(file, told, submitted)).events;
    expect(plain?.data).not.toHaveProperty('toldAt');
    expect(tell(file, accepted(file), evening + 4 * day, submitted)).toMatchObject(refused);
  });
});
