import { startService } from '@huiying/http';
import { config } from './routing.config';
import { RoutingModule } from './routing.module';

void startService(RoutingModule, config());
