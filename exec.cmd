@rem Lets npm scripts begin with "exec" on Windows too. Elsewhere it makes the shell become the program, which then gets npm's signals.
@%*
