#!/usr/bin/env node
"use strict";
require("./compose.js")(["lint", ...process.argv.slice(2)]);
