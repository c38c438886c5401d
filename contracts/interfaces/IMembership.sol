// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {CommonsId, MemberIndex, MunicipalityId} from "../types/Ids.sol";
import {Member} from "../types/Member.sol";
import {SignedAct} from "../types/SignedAct.sol";
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

/// @notice A membership's end that was announced.
/// @param by The municipality's admin who announced it; zero where none is announced.
/// @param readyAt First moment at which it may be carried out, in unix seconds.
/// @param account The account that has the membership now; it follows moves.
struct AnnouncedEnding {
    address by;
    uint48 readyAt;
    address account;
}

/// @title Who belongs to which commons
/// @notice One storage slot for each (commons, account). Immutable: no upgrade can change who may vote.
/// Eligibility is an EIP-712 statement (domain "Patto", version "1") by an issuer of the municipality:
/// `Eligibility(uint32 commonsId,address account,bytes32 personTag,uint48 deadline)` for one account and
/// `EligibilityList(uint32 commonsId,address[] accounts,bytes32[] personTags,uint48 deadline)` for many.
/// A person tag is unique for each resident in a commons, reveals nobody, and is used once until the membership ends.
///
/// A membership changes its account in two ways. Its owner moves it at once, by
/// `Move(uint32 commonsId,address from,address to,uint48 deadline)`, and all goes along. Where the key is lost the
/// municipality's admin proposes a move in public; the old account, or the guard that its owner named, vetoes it by
/// any act here; after the wait the new account accepts it and begins as a member of that day, while the old one keeps
/// its rights in ballots that had begun. Where a membership must end (a register's change, erasure, a stolen key) the
/// admin announces it in public; it counts for ballots that begin after it was carried out.
///
/// Every act of a member exists by signature too: `<Act>(uint32 commonsId,...,address account,uint256 nonce,uint48
/// deadline)`, where `...` are `bytes32 personTag` of Join, nothing of Resign and Rejoin, `address from` of AcceptMove,
/// `uint32 memberIndex` of VetoMove and `address guard` of SetGuard.
///
/// `membersDigest` chains all events that say who belongs, so a reader knows that none was left out: from 0,
/// `uint160(uint256(keccak256(abi.encodePacked(uint160 digest, bytes32 topic, bytes payload))))` with the event's first
/// topic and its fields behind `commonsId`, ABI-encoded. `MembersSkipped` changes nothing and is not part of it.
interface IMembership is ISignedActs {
    /// @notice Why an entry of `joinBatch` was passed over.
    enum Skip {
        None,
        AlreadyMember,
        PersonTagUsed,
        ZeroAccount
    }

    /// @notice `accounts[i]` became member `firstIndex + i` with `personTags[i]`.
    /// @param commonsId The commons.
    /// @param firstIndex The number of the first of them.
    /// @param accounts Who joined.
    /// @param personTags Their tags, in the same order.
    event MembersJoined(CommonsId indexed commonsId, MemberIndex firstIndex, address[] accounts, bytes32[] personTags);

    /// @notice Entries of a list were passed over.
    /// @param commonsId The commons.
    /// @param entries For each skipped entry 3 bytes: its position (uint16) and its `Skip` (uint8).
    event MembersSkipped(CommonsId indexed commonsId, bytes entries);

    /// @notice A member left; its index stays its own.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param account Its account.
    event MemberLeft(CommonsId indexed commonsId, MemberIndex indexed memberIndex, address indexed account);

    /// @notice A former member came back under its old index.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param account Its account.
    event MemberRejoined(CommonsId indexed commonsId, MemberIndex indexed memberIndex, address indexed account);

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

    /// @notice The end of a membership was announced, and waits in public.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param account Its account.
    /// @param by The municipality's admin.
    /// @param readyAt First moment at which it may be carried out, in unix seconds.
    event EndingAnnounced(
        CommonsId indexed commonsId,
        MemberIndex indexed memberIndex,
        address indexed account,
        address by,
        uint48 readyAt
    );

    /// @notice An announced end was taken back, or closed because it could no longer be carried out.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param by Who closed it.
    event EndingClosed(CommonsId indexed commonsId, MemberIndex indexed memberIndex, address by);

    /// @notice A membership ended, for ballots that begin from now on, and its person tag is free.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param account Its account, which never has a membership here again.
    /// @param personTag The tag that it had.
    event MembershipEnded(
        CommonsId indexed commonsId,
        MemberIndex indexed memberIndex,
        address indexed account,
        bytes32 personTag
    );

    /// @notice A member was entrusted with stewardship, or its stewardship ended.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param account Its account.
    /// @param steward Whether it is a steward from now on.
    event StewardSet(
        CommonsId indexed commonsId,
        MemberIndex indexed memberIndex,
        address indexed account,
        bool steward
    );

    /// @notice Nobody joins a commons that is suspended or closed.
    /// @param commonsId The commons.
    error MembershipNotActiveCommons(CommonsId commonsId);

    /// @notice The statement is not signed by an issuer that the municipality trusts.
    /// @param municipalityId The municipality.
    /// @param signer Who signed it; zero where nobody can have.
    error MembershipNotIssuer(MunicipalityId municipalityId, address signer);

    /// @notice The move is not signed by the account that has the membership.
    /// @param commonsId The commons.
    /// @param from The account that has to sign.
    error MembershipNotAuthorizedToMove(CommonsId commonsId, address from);

    /// @notice Only the admin of the commons' municipality may do this.
    /// @param commonsId The commons.
    /// @param caller Who tried.
    error MembershipNotMunicipalityAdmin(CommonsId commonsId, address caller);

    /// @notice The signed statement is no longer valid.
    /// @param deadline Its last moment, in unix seconds.
    error MembershipExpired(uint48 deadline);

    /// @notice The account has, or has had, a membership of this commons.
    /// @param commonsId The commons.
    /// @param account The account.
    error MembershipAlreadyMember(CommonsId commonsId, address account);

    /// @notice The account is no member of this commons.
    /// @param commonsId The commons.
    /// @param account The account.
    error MembershipNotMember(CommonsId commonsId, address account);

    /// @notice A person with this tag is in the commons already.
    /// @param commonsId The commons.
    /// @param personTag The tag.
    error MembershipPersonTagUsed(CommonsId commonsId, bytes32 personTag);

    /// @notice The list is not 1 to 250 accounts with as many tags.
    /// @param accounts Accounts that were given.
    /// @param personTags Tags that were given.
    error MembershipInvalidBatch(uint256 accounts, uint256 personTags);

    /// @notice The commons has no room for so many: 2^24 members, those who left included.
    /// @param commonsId The commons.
    error MembershipFull(CommonsId commonsId);

    /// @notice Who left comes back eight days later at the earliest, so that rights at a past moment can be proved.
    /// @param commonsId The commons.
    /// @param readyAt First moment at which the account may rejoin, in unix seconds.
    error MembershipLeftRecently(CommonsId commonsId, uint48 readyAt);

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

    /// @notice The end of this membership is announced already.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    error MembershipEndingOpen(CommonsId commonsId, MemberIndex memberIndex);

    /// @notice No such end is announced.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    error MembershipNoEnding(CommonsId commonsId, MemberIndex memberIndex);

    /// @notice The public wait is not over.
    /// @param readyAt First moment at which this may be done, in unix seconds.
    error MembershipStillWaits(uint48 readyAt);

    /// @notice It was not carried out within 14 days after its wait, or who wanted it is no longer the admin.
    error MembershipLapsed();

    /// @notice It can still be carried out, so only the admin takes it back.
    error MembershipNotLapsed();

    /// @notice The caller can neither veto for itself nor as the member's guard.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param caller Who tried.
    error MembershipNotVetoer(CommonsId commonsId, MemberIndex memberIndex, address caller);

    /// @notice The tag is not the one of this membership.
    /// @param commonsId The commons.
    /// @param personTag The tag that was given.
    error MembershipWrongPersonTag(CommonsId commonsId, bytes32 personTag);

    /// @notice The caller joins with an issuer's eligibility for its account.
    /// @param commonsId The commons.
    /// @param personTag The caller's tag in this commons.
    /// @param deadline Last moment of the statement, in unix seconds.
    /// @param issuerSignature 65 bytes over `Eligibility`.
    /// @return memberIndex The caller's number in the commons for good.
    /// @custom:error MembershipExpired when the statement's deadline is over.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error MembershipNotActiveCommons when the commons is suspended or closed.
    /// @custom:error MembershipNotIssuer when no trusted issuer signed exactly this.
    /// @custom:error MembershipAlreadyMember when the account is, or was, a member.
    /// @custom:error MembershipPersonTagUsed when the person is in by another account.
    /// @custom:error MembershipFull when there is no index left.
    function join(
        CommonsId commonsId,
        bytes32 personTag,
        uint48 deadline,
        bytes calldata issuerSignature
    ) external returns (MemberIndex memberIndex);

    /// @notice The same for who signed `Join`. Anyone.
    /// @param commonsId The commons.
    /// @param personTag The signer's tag in this commons.
    /// @param deadline Last moment of the issuer's statement, in unix seconds.
    /// @param issuerSignature 65 bytes over `Eligibility`.
    /// @param act The signer's act.
    /// @return memberIndex The signer's number in the commons for good.
    /// @custom:error SignedActExpired when the act's deadline is over.
    /// @custom:error SignedActInvalidSignature when the signer did not sign exactly this.
    /// @custom:error SignedActNonceUsed when the signer has used the nonce.
    function joinFor(
        CommonsId commonsId,
        bytes32 personTag,
        uint48 deadline,
        bytes calldata issuerSignature,
        SignedAct calldata act
    ) external returns (MemberIndex memberIndex);

    /// @notice Enters a list that an issuer signed, 1 to 250 accounts; anyone may send it. Accounts and tags that
    /// are in already are skipped and reported, so a repeated batch changes nothing.
    /// @param commonsId The commons.
    /// @param accounts Who joins.
    /// @param personTags Their tags, in the same order.
    /// @param deadline Last moment of the statement, in unix seconds.
    /// @param issuerSignature 65 bytes over `EligibilityList`.
    /// @custom:error MembershipInvalidBatch when the lists are empty, too long or of different length.
    /// @custom:error MembershipExpired when the statement's deadline is over.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error MembershipNotActiveCommons when the commons is suspended or closed.
    /// @custom:error MembershipNotIssuer when no trusted issuer signed exactly this.
    /// @custom:error MembershipFull when there are not enough indexes left.
    function joinBatch(
        CommonsId commonsId,
        address[] calldata accounts,
        bytes32[] calldata personTags,
        uint48 deadline,
        bytes calldata issuerSignature
    ) external;

    /// @notice The caller leaves; its index and history stay.
    /// @param commonsId The commons.
    /// @custom:error MembershipNotMember when the caller is no member.
    function resign(CommonsId commonsId) external;

    /// @notice The same for who signed `Resign`. Anyone.
    /// @param commonsId The commons.
    /// @param act The signer's act.
    /// @custom:error SignedActExpired when the act's deadline is over.
    /// @custom:error SignedActInvalidSignature when the signer did not sign exactly this.
    /// @custom:error SignedActNonceUsed when the signer has used the nonce.
    function resignFor(CommonsId commonsId, SignedAct calldata act) external;

    /// @notice The caller comes back under its old index, eight days after it left or later; it can vote in ballots that
    /// start after this.
    /// @param commonsId The commons.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error MembershipNotActiveCommons when the commons is suspended or closed.
    /// @custom:error MembershipAlreadyMember when the caller has not left.
    /// @custom:error MembershipNotMember when the caller has no membership (any more).
    /// @custom:error MembershipLeftRecently when it left less than eight days ago.
    function rejoin(CommonsId commonsId) external;

    /// @notice The same for who signed `Rejoin`. Anyone.
    /// @param commonsId The commons.
    /// @param act The signer's act.
    /// @custom:error SignedActExpired when the act's deadline is over.
    /// @custom:error SignedActInvalidSignature when the signer did not sign exactly this.
    /// @custom:error SignedActNonceUsed when the signer has used the nonce.
    function rejoinFor(CommonsId commonsId, SignedAct calldata act) external;

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

    /// @notice Announces the end of a membership. Only the municipality's admin.
    /// @param commonsId The commons.
    /// @param account The account that has it.
    /// @param personTag The tag that it was entered with, so that no other one is freed.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error MembershipNotMunicipalityAdmin when the caller is not the admin.
    /// @custom:error MembershipNotMember when the account has no membership (any more).
    /// @custom:error MembershipWrongPersonTag when the tag is another's.
    /// @custom:error MembershipEndingOpen when its end is announced already.
    function announceEnding(CommonsId commonsId, address account, bytes32 personTag) external;

    /// @notice Ends a membership after its wait, for ballots that begin from then on, wherever it moved meanwhile. Only the
    /// admin who announced it.
    /// @param commonsId The commons.
    /// @param account An account that has, or had, it.
    /// @param personTag The tag that it was entered with, free from now on.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error MembershipNotMunicipalityAdmin when the caller is not the admin.
    /// @custom:error MembershipNotMember when the account has no membership (any more).
    /// @custom:error MembershipWrongPersonTag when the tag is another's.
    /// @custom:error MembershipNoEnding when no end of it is announced.
    /// @custom:error MembershipStillWaits when the wait is not over.
    /// @custom:error MembershipLapsed when it was not carried out in time, or another admin announced it.
    function endMembership(CommonsId commonsId, address account, bytes32 personTag) external;

    /// @notice Takes an announced end back. Only the municipality's admin; anyone once it has lapsed.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @custom:error MembershipNoEnding when no end of it is announced.
    /// @custom:error MembershipNotLapsed when it can still be carried out and the caller is not the admin.
    function closeEnding(CommonsId commonsId, MemberIndex memberIndex) external;

    /// @notice Entrusts a member with stewardship, or ends it. Only the municipality's admin.
    /// @param commonsId The commons.
    /// @param account The member's account.
    /// @param steward Whether it is a steward from now on.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error MembershipNotMunicipalityAdmin when the caller is not the admin.
    /// @custom:error MembershipNotMember when the account is no member.
    function setSteward(CommonsId commonsId, address account, bool steward) external;

    /// @notice What a commons knows of an account.
    /// @param commonsId The commons.
    /// @param account The account.
    /// @return The packed word (see Member); zero for who was never a member.
    function member(CommonsId commonsId, address account) external view returns (Member);

    /// @notice The same for many accounts.
    /// @param commonsId The commons.
    /// @param accounts The accounts.
    /// @return Their words, in the same order.
    function members(CommonsId commonsId, address[] calldata accounts) external view returns (Member[] memory);

    /// @notice Whether an account is a member at present.
    /// @param commonsId The commons.
    /// @param account The account.
    /// @return False for who left, moved away or never was one.
    function isMember(CommonsId commonsId, address account) external view returns (bool);

    /// @notice Whether an account had, at a moment, the rights of a ballot that began at `start` (see Member).
    /// @dev Rights of the last two periods are known. Rejoining waits eight days, so within eight days nothing is lost.
    /// @param commonsId The commons.
    /// @param account The account.
    /// @param start When the ballot began, in unix seconds.
    /// @param moment The moment asked about, from `start` on, in unix seconds.
    /// @return Whether it was a member from `start` up to that moment, or keeps these rights.
    function rightAt(CommonsId commonsId, address account, uint48 start, uint48 moment) external view returns (bool);

    /// @notice Whether an account is entrusted with stewardship at present.
    /// @param commonsId The commons.
    /// @param account The account.
    /// @return False for who is no member.
    function isSteward(CommonsId commonsId, address account) external view returns (bool);

    /// @notice How many members a commons has.
    /// @param commonsId The commons.
    /// @return active Members at present.
    /// @return next The index that the next one gets: members that there ever were.
    function memberCount(CommonsId commonsId) external view returns (uint32 active, MemberIndex next);

    /// @notice The digest of all events that say who belongs to a commons.
    /// @param commonsId The commons.
    /// @return The chained digest; 0 before anybody joined.
    function membersDigest(CommonsId commonsId) external view returns (uint160);

    /// @notice Whether a person is in a commons, or was without its membership having been ended.
    /// @param commonsId The commons.
    /// @param personTag The person's tag.
    /// @return Whether it is taken.
    function isPersonTagUsed(CommonsId commonsId, bytes32 personTag) external view returns (bool);

    /// @notice The move of a membership that is proposed.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @return Its particulars; `to` is zero where none is.
    function proposedMove(CommonsId commonsId, MemberIndex memberIndex) external view returns (ProposedMove memory);

    /// @notice The end of a membership that is announced.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @return Its particulars; `by` is zero where none is.
    function announcedEnding(
        CommonsId commonsId,
        MemberIndex memberIndex
    ) external view returns (AnnouncedEnding memory);

    /// @notice Who may veto a move in the member's place.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @return The guard; zero where there is none.
    function guardOf(CommonsId commonsId, MemberIndex memberIndex) external view returns (address);

    /// @notice How long a proposed move or an announced end waits in public, in seconds.
    /// @return The same for all, for good.
    function publicWait() external view returns (uint48);
}
