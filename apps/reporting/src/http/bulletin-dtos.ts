import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';

export class BulletinVersionQuery {
  @ApiPropertyOptional({ description: 'division code; default: that of the token' })
  @IsOptional()
  @Matches(/^\d{6,12}[A-Za-z0-9_-]{0,20}$/)
  jurisdiction?: string;
}

export class BulletinQuery extends BulletinVersionQuery {
  @ApiPropertyOptional({ enum: ['internal', 'public'], description: 'default: internal for who supervises' })
  @IsOptional()
  @IsIn(['internal', 'public'])
  edition?: 'internal' | 'public';

  @ApiPropertyOptional({ description: 'default: the last one' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  version?: number;
}

export class BulletinVersionBody {
  @ApiPropertyOptional({
    description: 'why there is a new version; not needed for the first; no personal data',
  })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason?: string;
}
