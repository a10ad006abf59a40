import { fail } from '#core/contract/errors.ts';
import { type Pdfium, pdfium } from './pdfium.ts';
import type { Raster } from './raster.ts';

export interface PdfDocument {
  engine: Pdfium;
  handle: number;
  form: number;
  pageCount: number;
  close(): void;
}

export interface PdfPage {
  document: PdfDocument;
  handle: number;
  /** Points (1/72 inch), the page's own rotation applied. */
  width: number;
  height: number;
  close(): void;
}

/** FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY of fpdfview.h. */
const lockedErrors = new Set([4, 5]);
const withAnnotations = 0x01;
const redFirst = 0x10;
const threeBytes = 2;

/** @throws documents.encrypted, documents.broken, documents.no-pages */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  const engine = await pdfium();
  const memory = engine.wasmExports.malloc(bytes.length);
  engine.HEAPU8.set(bytes, memory);
  const handle = engine._FPDF_LoadMemDocument(memory, bytes.length, 0);
  if (handle === 0) {
    const error = engine._FPDF_GetLastError();
    engine.wasmExports.free(memory);
    return fail(lockedErrors.has(error) ? 'documents.encrypted' : 'documents.broken');
  }
  const pageCount = engine._FPDF_GetPageCount(handle);
  // FPDF_FORMFILLINFO, version 2, every callback empty: forms and signature fields are drawn, scripts never run.
  const info = engine.wasmExports.malloc(512);
  engine.HEAPU8.fill(0, info, info + 512);
  engine.HEAPU8[info] = 2;
  const form = engine._FPDFDOC_InitFormFillEnvironment(handle, info);
  const close = (): void => {
    if (form !== 0) engine._FPDFDOC_ExitFormFillEnvironment(form);
    engine._FPDF_CloseDocument(handle);
    engine.wasmExports.free(info);
    engine.wasmExports.free(memory);
  };
  if (pageCount < 1) {
    close();
    return fail('documents.no-pages');
  }
  return { engine, handle, form, pageCount, close };
}

/** Opens a page, counted from 0; undefined when it is damaged beyond that. */
export function openPdfPage(document: PdfDocument, index: number): PdfPage | undefined {
  const { engine, form } = document;
  const handle = engine._FPDF_LoadPage(document.handle, index);
  if (handle === 0) return undefined;
  if (form !== 0) engine._FORM_OnAfterLoadPage(handle, form);
  return {
    document,
    handle,
    width: engine._FPDF_GetPageWidthF(handle),
    height: engine._FPDF_GetPageHeightF(handle),
    close() {
      if (form !== 0) engine._FORM_OnBeforeClosePage(handle, form);
      engine._FPDF_ClosePage(handle);
    },
  };
}

/** The page as pixels, filled-in forms and signature marks included. */
export function renderPdfPage(page: PdfPage, width: number, height: number): Raster {
  const { engine, form } = page.document;
  const stride = width * 3;
  const memory = engine.wasmExports.malloc(stride * height);
  if (memory === 0) return fail('documents.took-too-much-memory');
  const bitmap = engine._FPDFBitmap_CreateEx(width, height, threeBytes, memory, stride);
  engine._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  engine._FPDF_RenderPageBitmap(bitmap, page.handle, 0, 0, width, height, 0, withAnnotations | redFirst);
  if (form !== 0)
    engine._FPDF_FFLDraw(form, bitmap, page.handle, 0, 0, width, height, 0, withAnnotations | redFirst);
  const data = engine.HEAPU8.slice(memory, memory + stride * height);
  engine._FPDFBitmap_Destroy(bitmap);
  engine.wasmExports.free(memory);
  return { data, width, height };
}
