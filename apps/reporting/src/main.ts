import { startService } from '@huiying/http';
import { RowsOfAnOlderForm } from './persistence/rows-of-an-older-form';
import { config } from './reporting.config';
import { ReportingModule } from './reporting.module';

void startService(ReportingModule, config()).then(async (app) => {
  const rows = app.get(RowsOfAnOlderForm);
  rows.showAsFigure();
  await rows.sayIfAny();
});
