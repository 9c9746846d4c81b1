"""What a failed request to the Hub means to the person who asked for the model."""

from __future__ import annotations

from facet_engine.protocol.errors import EngineError, as_engine_error


def as_hub_error(
    error: Exception, endpoint: str, repo: str, revision: str, name: str
) -> EngineError:
    """Name an exception of huggingface_hub in the catalogue's words."""
    import httpx2
    from huggingface_hub import errors

    if isinstance(error, errors.GatedRepoError):
        return EngineError(
            "gated_model",
            "user",
            f"{repo} is gated: its owners give access after you accept their terms.",
            "repo",
            f"Accept the terms at {endpoint}/{repo}, then store a token of that account.",
        )
    if isinstance(error, errors.RevisionNotFoundError):
        return _not_found(f"{repo} has no revision {revision!r}", "revision")
    if isinstance(error, errors.RepositoryNotFoundError):
        return _not_found(f"{repo} does not exist on {endpoint}, or it is private", "repo")
    if isinstance(error, errors.EntryNotFoundError):
        return _not_found(f"{name} is no longer in {repo}", name)
    if isinstance(error, errors.HFValidationError):
        return _not_found(f"{repo!r} is not the name of a repository (owner/name)", "repo")
    if isinstance(error, errors.HfHubHTTPError) and error.response is not None:
        status = error.response.status_code
        if status in (401, 403):
            return EngineError(
                "bad_token",
                "user",
                f"{endpoint} refused the token (status {status}).",
                "token",
                "Store a valid token with read access to this repository, or import without one.",
            )
        if status == 404:
            return _not_found(f"{endpoint} does not know {repo}", "repo")
        return _unreachable(endpoint, f"it answered with status {status}")
    if isinstance(error, httpx2.TimeoutException):
        return _unreachable(endpoint, "it did not answer in time")
    if isinstance(error, httpx2.HTTPError):
        return _unreachable(endpoint, str(error)[:200] or type(error).__name__)
    if isinstance(error, errors.OfflineModeIsEnabled):
        return _unreachable(endpoint, "this machine is set to offline mode (HF_HUB_OFFLINE)")
    if isinstance(error, OSError) and "Consistency check failed" in str(error):
        return _unreachable(endpoint, f"the connection ended in the middle of {name}")
    return as_engine_error(error)


def _not_found(what: str, place: str) -> EngineError:
    return EngineError(
        "model_not_found",
        "user",
        f"{what}.",
        place,
        "Check the name and the revision; for a private repository store a token with access.",
    )


def _unreachable(endpoint: str, why: str) -> EngineError:
    return EngineError(
        "hub_unreachable",
        "infra",
        f"{endpoint} could not be reached: {why}.",
        "endpoint",
        "Check the network, or import the model from a folder. What was fetched is kept.",
    )
