import { caseTypeOf, channelOf, satisfactionOf } from './codes';

describe('codes of other systems', () => {
  it('read the same digit as its own system means it', () => {
    expect(satisfactionOf({ code: '1', codeSystem: 'gbt39046' })).toBe('very_satisfied');
    expect(satisfactionOf({ code: '1', codeSystem: 'national-interface' })).toBe('very_dissatisfied');
    expect(channelOf({ code: 7, codeSystem: 'national-interface' })).toBe('sms');
    expect(channelOf({ code: 7, codeSystem: 'zhejiang' })).toBe('default');
    expect(caseTypeOf({ code: 3, codeSystem: 'platform' })).toBe('suggestion');
  });

  it('take a canonical word as it is', () => {
    expect(caseTypeOf('help')).toBe('help');
    expect(channelOf('hotline')).toBe('hotline');
    expect(satisfactionOf('fairly_satisfied')).toBe('fairly_satisfied');
  });

  it.each([
    '0',
    'praise',
    'default',
    'constructor',
    { code: '6', codeSystem: 'platform' },
    { code: '1', codeSystem: 'unheard-of' },
    { code: 'toString', codeSystem: 'platform' },
    { code: '1', codeSystem: '__proto__' },
  ])('are never guessed: %j is unknown', (value) => {
    expect(caseTypeOf(value)).toBeUndefined();
    expect(satisfactionOf(value)).toBe(undefined);
    expect(channelOf(value)).toBeUndefined();
  });
});
