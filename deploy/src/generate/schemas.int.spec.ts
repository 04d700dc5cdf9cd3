import { repositoryRoot } from '../platform/paths';
import { schemaFiles } from './schemas';
import { differences } from './settle';

jest.setTimeout(180_000);

describe('the database of each service', () => {
  it('is after all migrations what its schema.sql says (else: npm run db:dump, and read the difference)', async () => {
    expect(differences(repositoryRoot(), await schemaFiles())).toEqual([]);
  });
});
