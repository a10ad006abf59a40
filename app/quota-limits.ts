import type { QuotaLimits } from '#core/http/quotas.ts';
import type { Config } from './config.ts';

/** The allowances of the configuration, for the web process. */
export function quotaLimits(config: Config): QuotaLimits {
  return {
    request: config.quotaRequests,
    search: config.quotaSearch,
    export: config.quotaExport,
    print: config.quotaPrint,
    upload: config.quotaUpload,
    import: config.quotaImport,
  };
}
