package main

import (
	"errors"
	"strings"
	"testing"

	"parkboard/internal/park"
)

func TestThePublicAddressIsSchemeHostAndPortOnly(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "https://board.example": "https://board.example", "https://board.example/": "https://board.example",
		"http://10.0.0.8:8080": "http://10.0.0.8:8080",
	} {
		if got, err := publicAddress(text); got != want || err != nil {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
	for text, key := range map[string]string{
		"board.example": "public_url_scheme", "ftp://board.example": "public_url_scheme", "https://": "public_url",
		"https:board.example": "public_url", "https://:8080": "public_url", "https://board example": "public_url",
		"https://board.example/x": "public_url_rest", "https://board.example?x": "public_url_rest", "https://board.example?": "public_url_rest",
		"https://board.example/#": "public_url_rest", "https://who@board.example": "public_url_rest",
		"https://" + strings.Repeat("a", 100): "public_url_long",
	} {
		var e *park.Error
		if got, err := publicAddress(text); got != "" || !errors.As(err, &e) || e.Key != key {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
}
