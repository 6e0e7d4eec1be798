class NeverCompiled {
