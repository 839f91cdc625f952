package handlers

import (
	"mime"
	"net/http"

	"github.com/labstack/echo/v4"
)

// handOut answers with a file to be saved.
func handOut(c echo.Context, name, kind string, file []byte) error {
	c.Response().Header().Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	return c.Blob(http.StatusOK, kind, file)
}
