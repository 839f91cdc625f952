package handlers

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"parkboard/store"
)

// mostTyped is how many bytes the fields of a form with a file may hold.
const mostTyped = formBody

// handedIn reads a form that may bring a file; c.FormValue then answers as it
// does for any form. The file is nil where none was chosen, errFileLarge where
// it is above the limit. It is read part by part, so that the fields are there
// whatever the size of the file: what was typed stays on the form.
func handedIn(c echo.Context) (file *store.Handed, err error) {
	r := c.Request()
	parts, err := r.MultipartReader()
	if errors.Is(err, http.ErrNotMultipart) {
		return nil, r.ParseForm()
	}
	typed := url.Values{}
	if err == nil {
		file, err = readParts(parts, typed)
	}
	r.MultipartForm, r.PostForm, r.Form = &multipart.Form{Value: typed}, typed, r.URL.Query()
	for name, values := range typed {
		r.Form[name] = append(values, r.Form[name]...)
	}
	var tooLarge *http.MaxBytesError
	if err == nil || errors.Is(err, errFileLarge) || errors.As(err, &tooLarge) {
		return file, err
	}
	return nil, echo.NewHTTPError(http.StatusBadRequest).SetInternal(err) // cut off on the way
}

// readParts fills the fields in and gives the file. One above the limit is read
// past: fields may follow it.
func readParts(parts *multipart.Reader, typed url.Values) (file *store.Handed, err error) {
	left, large := mostTyped, false
	for {
		part, err := parts.NextPart()
		switch {
		case err == io.EOF: //nolint:errorlint // a body cut short is a wrapped EOF, and is no end
			if large {
				return nil, errFileLarge
			}
			return file, nil
		case err != nil:
			return nil, err
		}
		if part.FileName() != "" {
			if part.FormName() == "file" {
				file, large, err = readHanded(part)
			}
		} else {
			var text []byte
			if text, err = io.ReadAll(io.LimitReader(part, int64(left)+1)); len(text) > left {
				err = &http.MaxBytesError{Limit: mostTyped}
			}
			left -= len(text)
			typed.Add(part.FormName(), string(text))
		}
		if err != nil {
			return nil, err
		}
	}
}

func readHanded(part *multipart.Part) (file *store.Handed, large bool, err error) {
	raw, err := io.ReadAll(io.LimitReader(part, fileBody+1))
	if err != nil || len(raw) > fileBody {
		return nil, err == nil, err
	}
	return &store.Handed{Name: fileName(part.FileName()), Bytes: raw}, false, nil
}
