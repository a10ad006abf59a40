import { outsideRoute, route } from '#core/http/route.ts';
import { files } from '#modules/files/contract/operations.ts';
import { cancelUpload } from './usecases/cancel-upload.ts';
import { continueUpload } from './usecases/continue-upload.ts';
import { downloadFile } from './usecases/download-file.ts';
import { showUpload } from './usecases/show-upload.ts';
import { startUpload } from './usecases/start-upload.ts';
import { uploadFile } from './usecases/upload-file.ts';

export const routes = [
  outsideRoute(files.uploadFile, uploadFile),
  route(files.startUpload, startUpload),
  outsideRoute(files.continueUpload, continueUpload),
  outsideRoute(files.showUpload, showUpload),
  outsideRoute(files.cancelUpload, cancelUpload),
  outsideRoute(files.downloadFile, downloadFile),
];
