package io.github.veomaven.mojo;

import org.apache.maven.plugin.logging.Log;

/** The log of one of several modules that are built at the same time: each line names the module. */
final class ModuleLog implements Log {

    private final Log log;
    private final String prefix;

    ModuleLog(Log log, String module) {
        this.log = log;
        this.prefix = "[" + module + "] ";
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public void debug(CharSequence content) {
        log.debug(prefix + content);
    }

    @Override
    public void debug(CharSequence content, Throwable error) {
        log.debug(prefix + content, error);
    }

    @Override
    public void debug(Throwable error) {
        log.debug(prefix, error);
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    @Override
    public void info(CharSequence content) {
        log.info(prefix + content);
    }

    @Override
    public void info(CharSequence content, Throwable error) {
        log.info(prefix + content, error);
    }

    @Override
    public void info(Throwable error) {
        log.info(prefix, error);
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public void warn(CharSequence content) {
        log.warn(prefix + content);
    }

    @Override
    public void warn(CharSequence content, Throwable error) {
        log.warn(prefix + content, error);
    }

    @Override
    public void warn(Throwable error) {
        log.warn(prefix, error);
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isErrorEnabled();
    }

    @Override
    public void error(CharSequence content) {
        log.error(prefix + content);
    }

    @Override
    public void error(CharSequence content, Throwable error) {
        log.error(prefix + content, error);
    }

    @Override
    public void error(Throwable error) {
        log.error(prefix, error);
    }
}
