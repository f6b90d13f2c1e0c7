// Writes every case of the suite to a folder of its own, lints all of them at once, and compares.
// usage: compare.mjs FOLDER COMMAND REFERENCE
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder, command, reference] = process.argv.slice(2)

// What is said about YAML itself. A key that is no text is well-formed YAML, and refused by a later stage here and there.
const syntax = new Set(['CF001', 'CF002', 'CF003', 'CF004', 'CF040', 'CF041', 'CF042', 'CF044', 'CF045'])

const expected = new Map(readFileSync(reference, 'utf8').trim().split('\n').map((line) => line.split(' ')))
const { default: suite } = await import(pathToFileURL(join(folder, 'package', 'index.js')))
const files = suite.flatMap(({ id, cases }) => cases.map(({ yaml }, i) => {
  const name = cases.length === 1 ? id : `${id}-${String(i).padStart(2, '0')}`
  mkdirSync(join(folder, 'cases', name), { recursive: true })
  writeFileSync(join(folder, 'cases', name, 'compose.yaml'), yaml)
  return join(folder, 'cases', name, 'compose.yaml')
}))

const lint = spawnSync(command, ['lint', '--format', 'json', ...files], { encoding: 'utf8', maxBuffer: 1 << 28 })
if (lint.error) throw lint.error
const refused = new Map()
for (const finding of JSON.parse(lint.stdout).findings) {
  const name = basename(dirname(finding.path))
  if (syntax.has(finding.id) && !refused.has(name)) refused.set(name, `${finding.line}:${finding.column} ${finding.message}`)
}

const names = files.map((file) => basename(dirname(file)))
const differing = names.filter((name) => expected.get(name) !== (refused.has(name) ? 'refuses' : 'accepts'))
for (const name of differing) console.log(`${name}: the reference ${expected.get(name)}; here: ${refused.get(name) ?? 'accepted'}`)
console.log(`${names.length - differing.length} of ${names.length} agree`)
process.exitCode = differing.length === 0 ? 0 : 1
