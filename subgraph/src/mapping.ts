// Every handler in one module, so that it is compiled once and all data sources share it.
export * from './access-manager';
export * from './ballot-box';
export * from './commons-registry';
export * from './documents';
export * from './membership';
export * from './reputation';
