// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {CommonsId, MemberIndex} from "../types/Ids.sol";
import {SignedAct} from "../types/SignedAct.sol";
import {IPublicWait} from "./IPublicWait.sol";
import {ISignedActs} from "./ISignedActs.sol";

/// @notice A membership's move that was proposed without its owner's signature.
/// @param to The account that would have it; zero where no move is proposed.
/// @param proposer The municipality's admin who proposed it.
/// @param readyAt First moment at which `to` may accept it, in unix seconds.
/// @param restUntil No new move is proposed up to this moment, because one was vetoed or taken back; in unix seconds.
struct ProposedMove {
    address to;
    uint48 readyAt;
    uint48 restUntil;
    address proposer;
}

/// @title How a membership comes to another account: by its owner at once, or proposed in public
/// @notice Its owner moves it at once, by `Move(uint32 commonsId,address from,address to,uint48 deadline)`, and all goes
/// along. Where the key is lost the municipality's admin proposes a move in public; the old account, or the guard that its
/// owner named, vetoes it by any act in Membership; after the wait the new account accepts it and begins as a member of
/// that day, while the old one keeps its rights in ballots that had begun.
interface IMemberMoves is IPublicWait, ISignedActs {
    /// @notice A membership moved to another account, with its index.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param from The account that it never comes back to.
    /// @param to The account that stands for it from now on.
    /// @param authorizedBy Who wanted it: `from` itself, otherwise the municipality's admin who proposed it.
    event MemberMoved(
        CommonsId indexed commonsId,
        MemberIndex indexed memberIndex,
        address from,
        address to,
        address authorizedBy
    );

    /// @notice A move without the owner's signature was proposed, and waits in public.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param from Its account, which may veto.
    /// @param to The account that may accept.
    /// @param proposer The municipality's admin.
    /// @param readyAt First moment at which it may be accepted, in unix seconds.
    event MoveProposed(
        CommonsId indexed commonsId,
        MemberIndex indexed memberIndex,
        address indexed from,
        address to,
        address proposer,
        uint48 readyAt
    );

    /// @notice The old account or its guard vetoed a proposed move.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param by Who vetoed.
    /// @param restUntil No new move of this membership is proposed up to this moment, in unix seconds.
    event MoveVetoed(CommonsId indexed commonsId, MemberIndex indexed memberIndex, address by, uint48 restUntil);

    /// @notice A proposed move was taken back, or closed because it could no longer be accepted.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param by Who closed it.
    event MoveClosed(CommonsId indexed commonsId, MemberIndex indexed memberIndex, address by);

    /// @notice A member named who may veto a move in its place, or removed it.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param guard The guard from now on; zero for none.
    event GuardSet(CommonsId indexed commonsId, MemberIndex indexed memberIndex, address guard);

    /// @notice The move is not signed by the account that has the membership.
    /// @param commonsId The commons.
    /// @param from The account that has to sign.
    error MembershipNotAuthorizedToMove(CommonsId commonsId, address from);

    /// @notice The account has, or has had, a membership of this commons.
    /// @param commonsId The commons.
    /// @param account The account.
    error MembershipAlreadyMember(CommonsId commonsId, address account);

    /// @notice A move of this membership is proposed already.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    error MembershipMoveOpen(CommonsId commonsId, MemberIndex memberIndex);

    /// @notice A move was vetoed, and no new one may be proposed yet.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param restUntil Last moment of the rest, in unix seconds.
    error MembershipMoveRests(CommonsId commonsId, MemberIndex memberIndex, uint48 restUntil);

    /// @notice As many moves are proposed in this commons as may be at once: 1 % of its members, or one.
    /// @param commonsId The commons.
    /// @param open Moves that are proposed.
    error MembershipTooManyMoves(CommonsId commonsId, uint32 open);

    /// @notice No such move is proposed.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    error MembershipNoMove(CommonsId commonsId, MemberIndex memberIndex);

    /// @notice The caller can neither veto for itself nor as the member's guard.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param caller Who tried.
    error MembershipNotVetoer(CommonsId commonsId, MemberIndex memberIndex, address caller);

    /// @notice The caller takes over the membership of `from`, at once and with all that belongs to it. Signed by `from`.
    /// @param commonsId The commons.
    /// @param from The signer that has the membership now: an account, or an ERC-7913 verifier and key.
    /// @param deadline Last moment of the statement, in unix seconds.
    /// @param signature Of `from` over `Move`, in its own format.
    /// @custom:error MembershipExpired when the deadline is over.
    /// @custom:error MembershipNotMember when the old account has no membership (any more).
    /// @custom:error MembershipAlreadyMember when the caller has, or has had, a membership.
    /// @custom:error MembershipNotAuthorizedToMove when the old account did not sign exactly this.
    function move(CommonsId commonsId, bytes calldata from, uint48 deadline, bytes calldata signature) external;

    /// @notice The same for a new account that signed `Move` too. Anyone.
    /// @param commonsId The commons.
    /// @param from The signer that has the membership now.
    /// @param to The signer that takes it over.
    /// @param deadline Last moment of the statement, in unix seconds.
    /// @param signature Of `from` over `Move`.
    /// @param toSignature Of `to` over the same.
    /// @custom:error SignedActInvalidSignature when the new account did not sign exactly this.
    function moveFor(
        CommonsId commonsId,
        bytes calldata from,
        bytes calldata to,
        uint48 deadline,
        bytes calldata signature,
        bytes calldata toSignature
    ) external;

    /// @notice Proposes to move a membership whose owner lost the key. Only the municipality's admin.
    /// @param commonsId The commons.
    /// @param from The account that has the membership now.
    /// @param to The account that may accept it after the wait.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error MembershipNotMunicipalityAdmin when the caller is not the admin.
    /// @custom:error MembershipNotMember when the old account has no membership (any more).
    /// @custom:error MembershipNotAuthorizedToMove when it is the admin's own membership, which it moves itself.
    /// @custom:error MembershipAlreadyMember when the new account has, or has had, a membership, or is zero.
    /// @custom:error MembershipMoveOpen when a move of it is proposed already.
    /// @custom:error MembershipMoveRests when one was vetoed within 90 days, or taken back within one wait.
    /// @custom:error MembershipTooManyMoves when 1 % of the members, and at least one, are proposed to be moved.
    function proposeMove(CommonsId commonsId, address from, address to) external;

    /// @notice The new account accepts a proposed move after its wait, and stands for the member from now on.
    /// @param commonsId The commons.
    /// @param from The account that has the membership now.
    /// @custom:error MembershipNotMember when the old account has no membership (any more).
    /// @custom:error MembershipNoMove when no move of it to the caller is proposed.
    /// @custom:error MembershipStillWaits when the wait is not over.
    /// @custom:error MembershipLapsed when it was not accepted in time, or the proposer is no longer the admin.
    /// @custom:error MembershipAlreadyMember when the caller has, or has had, a membership.
    function acceptMove(CommonsId commonsId, address from) external;

    /// @notice The same for who signed `AcceptMove`. Anyone.
    /// @param commonsId The commons.
    /// @param from The account that has the membership now.
    /// @param act The signer's act.
    /// @custom:error SignedActExpired when the act's deadline is over.
    /// @custom:error SignedActInvalidSignature when the signer did not sign exactly this.
    /// @custom:error SignedActNonceUsed when the signer has used the nonce.
    function acceptMoveFor(CommonsId commonsId, address from, SignedAct calldata act) external;

    /// @notice Stops a proposed move. Only the member, or the guard that it named. Any other act of the member here does
    /// the same.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @custom:error MembershipNoMove when no move of it is proposed.
    /// @custom:error MembershipNotVetoer when the caller is neither.
    function vetoMove(CommonsId commonsId, MemberIndex memberIndex) external;

    /// @notice The same for who signed `VetoMove`. Anyone.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param act The signer's act.
    /// @custom:error SignedActExpired when the act's deadline is over.
    /// @custom:error SignedActInvalidSignature when the signer did not sign exactly this.
    /// @custom:error SignedActNonceUsed when the signer has used the nonce.
    function vetoMoveFor(CommonsId commonsId, MemberIndex memberIndex, SignedAct calldata act) external;

    /// @notice Takes a proposed move back; a new one rests for as long as it would have waited. Only the municipality's
    /// admin; anyone once it has lapsed.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @custom:error MembershipNoMove when no move of it is proposed.
    /// @custom:error MembershipNotLapsed when it can still be accepted and the caller is not the admin.
    function closeMove(CommonsId commonsId, MemberIndex memberIndex) external;

    /// @notice The caller names who may veto a move in its place. It belongs to the membership: it follows the owner's
    /// moves and ends with a move without signature.
    /// @param commonsId The commons.
    /// @param guard The guard; zero removes it.
    /// @custom:error MembershipNotMember when the caller has no membership (any more).
    function setGuard(CommonsId commonsId, address guard) external;

    /// @notice The same for who signed `SetGuard`. Anyone.
    /// @param commonsId The commons.
    /// @param guard The guard; zero removes it.
    /// @param act The signer's act.
    /// @custom:error SignedActExpired when the act's deadline is over.
    /// @custom:error SignedActInvalidSignature when the signer did not sign exactly this.
    /// @custom:error SignedActNonceUsed when the signer has used the nonce.
    function setGuardFor(CommonsId commonsId, address guard, SignedAct calldata act) external;

    /// @notice The move of a membership that is proposed.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @return Its particulars; `to` is zero where none is.
    function proposedMove(CommonsId commonsId, MemberIndex memberIndex) external view returns (ProposedMove memory);

    /// @notice Who may veto a move in the member's place.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @return The guard; zero where there is none.
    function guardOf(CommonsId commonsId, MemberIndex memberIndex) external view returns (address);
}
