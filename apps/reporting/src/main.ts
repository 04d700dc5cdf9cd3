import { startService } from '@huiying/http';
import { config } from './reporting.config';
import { ReportingModule } from './reporting.module';

void startService(ReportingModule, config());
