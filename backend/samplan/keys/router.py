"""Administration of keys."""

from fastapi import APIRouter, Request, Response
from sqlmodel import col

from samplan.auth.dependencies import ActorDep, KeyKeeper
from samplan.auth.service import key_document, revoke_key
from samplan.auth.tables import ApiKey
from samplan.db.session import SessionDep
from samplan.keys import service
from samplan.keys.schemas import KeyCreate, KeyInfo, KeyList, NewKeyInfo
from samplan.web.contract import problems
from samplan.web.fields import KeyId
from samplan.web.paging import PagingDep, fetch_objects, ordered, page_parts

router = APIRouter(tags=["auth"])


@router.get("/api-keys", responses=problems(401, 403, 422, 429))
def list_keys(
    request: Request, response: Response, session: SessionDep, caller: KeyKeeper, paging: PagingDep
) -> KeyList:
    """Keys that the caller keeps, newest first. Sort by name, role, createdAt or expiresAt."""
    columns = {
        "name": col(ApiKey.name),
        "role": col(ApiKey.role),
        "createdAt": col(ApiKey.created_at),
        "expiresAt": col(ApiKey.expires_at),
    }
    statement = ordered(service.kept(caller), paging, columns, service.NEWEST_FIRST)
    rows, total = fetch_objects(session, statement, paging)
    shown = [KeyInfo.model_validate(key_document(row)) for row in rows]
    response.headers["Cache-Control"] = "no-store"
    return KeyList(api_keys=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/api-keys/{keyId}", responses=problems(401, 403, 404, 422, 429))
def get_key(response: Response, session: SessionDep, caller: KeyKeeper, key_id: KeyId) -> KeyInfo:
    """One key, without its secret."""
    response.headers["Cache-Control"] = "no-store"
    return KeyInfo.model_validate(key_document(service.get(session, caller, key_id)))


@router.post("/api-keys", status_code=201, responses=problems(400, 401, 403, 413, 415, 422, 429))
def create_key(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: KeyKeeper,
    by: ActorDep,
    new: KeyCreate,
) -> NewKeyInfo:
    """Make a key. The answer holds its secret, which is never shown again.

    Leads make keys for readers and reporters in their county; administrators make all.
    """
    key, secret = service.create(session, caller, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/api-keys/{key.id}"
    response.headers["Cache-Control"] = "no-store"
    return NewKeyInfo.model_validate(key_document(key) | {"secret": secret})


@router.delete("/api-keys/{keyId}", status_code=204, responses=problems(401, 403, 404, 422, 429))
def delete_key(session: SessionDep, caller: KeyKeeper, by: ActorDep, key_id: KeyId) -> Response:
    """Revoke a key, and sign out everyone who signed in with it. The key stays in the history."""
    revoke_key(session, service.get(session, caller, key_id), by=by)
    return Response(status_code=204)
