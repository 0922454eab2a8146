// Reads {"policy", "action", "resource", "principal", "context"} lines, answers allow or deny a line.
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const modules = process.argv[2] + '/node_modules/@cloud-copilot/'
const load = (file) => import(pathToFileURL(modules + file))
const { analyzeVpcEndpointPolicies } = await load('iam-simulate/dist/esm/core_engine/CoreSimulatorEngine.js')
const { AwsRequestImpl } = await load('iam-simulate/dist/esm/request/request.js')
const { RequestContextImpl } = await load('iam-simulate/dist/esm/requestContext.js')
const { loadPolicy } = await load('iam-policy/dist/esm/index.js')

const unconstrained = { constraintFor: () => ({ explicitlyConfigured: false }) }
const answers = []
for await (const line of createInterface({ input: process.stdin })) {
  const { policy, action, resource, principal, context } = JSON.parse(line)
  const request = new AwsRequestImpl(
    principal, { resource, accountId: '111122223333' }, action, new RequestContextImpl(context), resource === '*')
  try {
    const { result } = analyzeVpcEndpointPolicies(
      [loadPolicy(policy, { name: 'endpoint' })], request, { simulationMode: 'Strict', discoveryContextKeyConstraints: unconstrained })
    answers.push(result === 'Allowed' ? 'allow' : 'deny')
  } catch (error) {
    answers.push('error ' + error.message)
  }
}
process.stdout.write(answers.join('\n') + '\n')
