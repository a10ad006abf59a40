#!/usr/bin/env node
// The pendopo command from a checkout: brings packages and build up to date, then does what it is asked.
import { build } from './build.mjs';
import { setup } from './setup.mjs';

setup();
if (!(await build())) process.exit(1);
process.setSourceMapsEnabled(true);
await import('../build/server/cli.js');
