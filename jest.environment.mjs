import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

const { createContext } = vm;

/**
 * Jest's environment for Node.js in a context whose global is an ordinary object. The global that Jest passes is a Proxy,
 * which Node.js asks for each `Array`, `Math` and `undefined` of the code in tests: that took a third of the time of all
 * tests. https://nodejs.org/api/vm.html#vmcreatecontextcontextobject-options
 */
export default class OrdinaryGlobal extends TestEnvironment {
  constructor(config, context) {
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(config, context);
    } finally {
      vm.createContext = createContext;
    }
  }
}
