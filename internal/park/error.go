package park

import (
	"errors"
	"fmt"
)

// Kind groups errors by what the reader can do about them.
type Kind int

// The kinds; anything else is internal and shown as one neutral sentence.
const (
	Internal Kind = iota
	Invalid
	NotFound
	Conflict
	Forbidden
)

// Error is a refusal that a person can be told about. Key names its sentence
// in the locale catalogue (error.KEY) and Args fill the sentence's places.
type Error struct {
	Kind Kind
	Key  string
	Args []any
	Err  error
}

// Error is the English text for logs and the command line.
func (e *Error) Error() string {
	if e.Err != nil {
		return e.Err.Error()
	}
	return fmt.Sprint(append([]any{e.Key}, e.Args...)...)
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Invalidf makes an Error of kind Invalid with the sentence key and the text
// for logs.
func Invalidf(key, format string, args ...any) *Error {
	return &Error{Kind: Invalid, Key: key, Args: args, Err: fmt.Errorf(format, args...)}
}

// NotFoundf makes an Error of kind NotFound.
func NotFoundf(key, format string, args ...any) *Error {
	return &Error{Kind: NotFound, Key: key, Args: args, Err: fmt.Errorf(format, args...)}
}

// Conflictf makes an Error of kind Conflict.
func Conflictf(key, format string, args ...any) *Error {
	return &Error{Kind: Conflict, Key: key, Args: args, Err: fmt.Errorf(format, args...)}
}

// Forbiddenf makes an Error of kind Forbidden.
func Forbiddenf(key, format string, args ...any) *Error {
	return &Error{Kind: Forbidden, Key: key, Args: args, Err: fmt.Errorf(format, args...)}
}

// KindOf is the kind of an error, Internal where none is named.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}
