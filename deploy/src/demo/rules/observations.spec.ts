import { Observations } from './observations';

it('notes what was seen of a rule and tells each observation once', () => {
  const seen = new Observations();
  seen.note('KY-44', '投诉室反馈之前不告知结果', true);
  expect(seen.takeNew()).toEqual([{ rule: 'KY-44', what: '投诉室反馈之前不告知结果' }]);
  seen.note('LN-26', '按期办结', true);
  expect(seen.takeNew()).toEqual([{ rule: 'LN-26', what: '按期办结' }]);
  expect(seen.rules).toEqual(['KY-44', 'LN-26']);
});

it('ends the story when what should be seen is not there', () => {
  const seen = new Observations();
  expect(() => seen.note('LN-26', '按期办结', false)).toThrow('LN-26');
  expect(seen.rules).toEqual([]);
});
