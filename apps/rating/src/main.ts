import { startService } from '@huiying/http';
import { config } from './rating.config';
import { RatingModule } from './rating.module';

void startService(RatingModule, config());
