// Runs ONNX files in onnxruntime: node run.js PACKAGE TASKS RESULTS. TASKS is a JSON list of { file, inputs: { name: { type, dims, data } } };
// RESULTS becomes the list of their outputs, { name: { dims, data } } each.
const fs = require('fs');
const ort = require(process.argv[2]);

async function main() {
  const results = [];
  for (const { file, inputs } of JSON.parse(fs.readFileSync(process.argv[3], 'utf8'))) {
    const session = await ort.InferenceSession.create(file, { intraOpNumThreads: 1, logSeverityLevel: 3 });
    const feeds = {};
    for (const [name, { type, dims, data }] of Object.entries(inputs)) {
      feeds[name] = new ort.Tensor(type, type === 'int64' ? BigInt64Array.from(data, BigInt) : Float32Array.from(data), dims);
    }
    const outputs = await session.run(feeds);
    results.push(Object.fromEntries(Object.entries(outputs).map(([name, { dims, data }]) => [name, { dims, data: Array.from(data) }])));
  }
  fs.writeFileSync(process.argv[4], JSON.stringify(results));
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
