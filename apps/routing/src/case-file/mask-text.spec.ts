import { maskText } from './mask-text';

describe('what a department may read (LN-53)', () => {
  it.each([
    ['电话13800138000谢谢', '13800138000'],
    ['电话 138 0013 8000', '0013'],
    ['+86-138-0013-8000', '8000'],
    ['座机0373-5467890转8', '5467890'],
    ['身份证41070219900307123X', '19900307'],
    ['旧证410702900307123', '900307'],
    ['全角１３８００１３８０００', '１３８'],
  ])('holds no number of the person: %s', (text, secret) => {
    expect(maskText(text)).not.toContain(secret);
  });

  it.each([
    '件号HN41072620261116000873',
    '办件410772261116BDC00031',
    '11月16日上午2小时',
    '拨打12345',
    '金额12345678901234567890元',
  ])('keeps other numbers: %s', (text) => {
    expect(maskText(text)).toBe(text);
  });
});
