import { logging } from './logging';

type Http = { autoLogging: { ignore(request: object): boolean } };
const { ignore } = (logging('intake', 'info').pinoHttp as unknown as Http).autoLogging;

describe('what is asked every second is not logged', () => {
  it.each(['/health/ready', '/health/live', '/metrics', '/docs'])(
    '%s, also where its url is shortened',
    (path) => {
      expect(ignore({ url: path })).toBe(true);
      expect(ignore({ originalUrl: path, url: '/' })).toBe(true);
    },
  );

  it('what people and systems ask is', () => {
    expect(ignore({ originalUrl: '/cases/c-1/party?reason=x', url: '/' })).toBe(false);
  });
});
